"""Every mail is written in the transaction of what caused it, and handed over as it was."""

from __future__ import annotations

from email.mime.text import MIMEText
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected
from unittest.mock import Mock

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.mail.backends import locmem
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from pytest_django.fixtures import Settings

from network.base import outbox
from network.base.mail import Letter, write_to
from network.base.models import OutboxRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_outbox")]


@pytest.fixture(autouse=True)
def _as_on_the_site(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "network.base.mail.OutboxBackend"


def test_a_mail_is_sent_only_if_its_cause_is_kept() -> None:
    with transaction.atomic():
        send_mail("Undone", "text", None, ["a@example.org"])
        transaction.set_rollback(True)
    send_mail("Kept", "text", None, ["a@example.org"])

    assert mail.outbox == []
    outbox.deliver_all()
    assert [message.subject for message in mail.outbox] == ["Kept"]


def test_nothing_of_a_message_is_lost() -> None:
    message = EmailMultiAlternatives("Zażółć", "text", "from@example.org", ["to@example.org"])
    message.bcc, message.cc, message.reply_to = ["bcc@example.org"], ["cc@example.org"], ["reply@example.org"]
    message.extra_headers["X-Kind"] = "trial"
    message.attach_alternative("<p>text</p>", "text/html")
    message.attach("list.csv", "a,b", "text/csv")
    message.attach("picture.bin", b"\x00\xff", "application/octet-stream")
    message.attach(MIMEText("note"))
    message.send()
    outbox.deliver_all()

    [sent] = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.subject, sent.body, sent.from_email) == ("Zażółć", "text", "from@example.org")
    assert (sent.to, sent.cc, sent.bcc, sent.reply_to) == (
        ["to@example.org"], ["cc@example.org"], ["bcc@example.org"], ["reply@example.org"],
    )  # fmt: skip
    assert sent.extra_headers["X-Kind"] == "trial"
    assert [tuple(each) for each in sent.alternatives] == [("<p>text</p>", "text/html")]
    assert [each[1] for each in sent.attachments] == ["a,b", b"\x00\xff", "note"]


def test_a_message_to_nobody_is_none() -> None:
    EmailMultiAlternatives("Nobody", "text").send()

    assert not OutboxRow.objects.exists()


def test_a_server_that_is_away_leaves_the_mail_in_the_outbox(settings: Settings) -> None:
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send_mail("Later", "text", None, ["a@example.org"])

    outbox.deliver_all()
    assert OutboxRow.objects.get().attempts == 1
    settings.EMAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.send_again(OutboxRow.objects.all())
    outbox.deliver_all()

    assert [message.subject for message in mail.outbox] == ["Later"]


@pytest.mark.parametrize(
    ("error", "given_up"),
    [
        (SMTPRecipientsRefused({"a@example.org": (550, b"No such user here")}), "refused"),
        (SMTPRecipientsRefused({"a@example.org": (550, b"No"), "b@example.org": (452, b"Full")}), ""),
        (SMTPSenderRefused(553, b"Not yours", "directory@example.org"), "refused"),
        (SMTPDataError(552, b"Too large"), "refused"),
        (SMTPDataError(451, b"Later"), ""),
        (SMTPServerDisconnected("Gone"), ""),
        (ConnectionRefusedError(), ""),
    ],
)
def test_only_mail_that_is_refused_for_good_is_given_up_at_once(
    error: Exception, given_up: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locmem.EmailBackend, "send_messages", Mock(side_effect=error))
    send_mail("Hello", "text", None, ["a@example.org"])

    outbox.deliver_all()

    assert OutboxRow.objects.get().given_up == given_up


def test_mail_waits_for_ever_for_a_server_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locmem.EmailBackend, "send_messages", Mock(side_effect=ConnectionRefusedError))
    send_mail("Hello", "text", None, ["a@example.org"])
    OutboxRow.objects.update(attempts=outbox.MOST_ATTEMPTS * 10)

    outbox.deliver_all()
    assert OutboxRow.objects.get().given_up == ""
    monkeypatch.undo()
    OutboxRow.objects.update(due_at=timezone.now())
    outbox.deliver_all()

    assert [message.subject for message in mail.outbox] == ["Hello"]


def test_a_letter_is_written_in_the_language_of_its_reader() -> None:
    said: list[str] = []

    def compose() -> Letter:
        said.append(get_language() or "")
        return Letter("Line\nbreak", ["One <b>", "Two"], [("A link", "https://example.org/?a=1&b=2")])

    with override("fr"):
        write_to("a@example.org", "es", compose)
        assert get_language() == "fr"
    outbox.deliver_all()

    [sent] = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    html = str(sent.alternatives[0][0])
    assert said == ["es"]
    assert sent.subject == "Line break"
    assert "One <b>" in sent.body
    assert "https://example.org/?a=1&b=2" in sent.body
    assert '<html lang="es">' in html
    assert "One &lt;b&gt;" in html
