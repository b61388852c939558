"""Mail: every message becomes a row of the outbox, in the transaction of what caused it; the worker hands it over.

So Wagtail's and Django's own mails go the same way as ours.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.mime.base import MIMEBase
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils.translation import override

from network.base.context import interface_language
from network.base.models import OutboxRow
from network.base.outbox import RefusedError, enqueue, handles

KIND = "mail"
FINAL = 500  # from here on a mail server says: never (RFC 5321)


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[Any]) -> int:
        messages = [message for message in email_messages if message.recipients()]
        for message in messages:
            enqueue(KIND, f"mail {message.recipients()[0]}", packed(message))
        return len(messages)


def packed(message: Any) -> dict[str, Any]:
    """A message as JSON."""
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[str(each[0]), each[1]] for each in getattr(message, "alternatives", None) or ()],
        "attachments": [_packed_file(each) for each in message.attachments],
    }


def unpacked(payload: Mapping[str, Any]) -> EmailMultiAlternatives:
    fields = {name: value for name, value in payload.items() if name not in ("alternatives", "attachments")}
    message = EmailMultiAlternatives(**fields)
    for content, mimetype in payload["alternatives"]:
        message.attach_alternative(content, mimetype)
    for name, content, mimetype in payload["attachments"]:
        message.attach(name, base64.b64decode(content), mimetype)
    return message


@handles(KIND, slow=True, for_ever=True)
def hand_over(payload: Mapping[str, Any]) -> None:
    """To the server or the folder that the settings name; an error leaves the row in the outbox.

    A server that is away is asked until it is back. One that refuses the address or the letter is believed when it says
    that this is final, and asked for an hour when it says “not now”, as for a full mailbox.
    """
    try:
        get_connection(settings.EMAIL_DELIVERY_BACKEND).send_messages([unpacked(payload)])
    except SMTPRecipientsRefused as reason:
        codes = [code for code, _told in reason.recipients.values()]
        raise RefusedError(str(reason), is_final=min(codes) >= FINAL) from reason
    except (SMTPSenderRefused, SMTPDataError) as reason:
        raise RefusedError(str(reason), is_final=reason.smtp_code >= FINAL) from reason


def erase_letters(until: datetime) -> int:
    """Those that were written until then: what waits or was given up, and the files of a site without a mail server."""
    rows, _of_each = OutboxRow.objects.filter(kind=KIND, created_at__lte=until).delete()
    files = [path for path in Path(settings.EMAIL_FILE_PATH).glob("*.log") if path.stat().st_mtime <= until.timestamp()]
    for path in files:
        path.unlink(missing_ok=True)
    return rows + len(files)


@dataclass(frozen=True)
class Letter:
    """What we write to a person. An action is a link with its words; it stands on a line of its own."""

    subject: str
    paragraphs: Sequence[str]
    actions: Sequence[tuple[str, str]] = ()


def write_to(address: str, language: str, compose: Callable[[], Letter]) -> None:
    """A letter in the person's language, as text and as HTML. `compose` is called with that language switched on."""
    with override(interface_language(language)):
        letter = compose()
        context = {"letter": letter, "language": interface_language(language)}
        subject = " ".join(letter.subject.split())
        message = EmailMultiAlternatives(subject, render_to_string("mail/letter.txt", context), to=[address])
        message.attach_alternative(render_to_string("mail/letter.html", context), "text/html")
    message.send()


def _packed_file(attachment: Any) -> list[str | None]:
    if isinstance(attachment, MIMEBase):
        raw = attachment.get_payload(decode=True)
        name, content, mimetype = attachment.get_filename(), raw, attachment.get_content_type()
    else:
        name, content, mimetype = attachment[0], attachment[1], attachment[2]
    content = content.encode() if isinstance(content, str) else bytes(content)
    return [name, base64.b64encode(content).decode(), mimetype]
