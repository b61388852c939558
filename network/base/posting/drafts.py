"""Half-filled forms: kept on the server while somebody writes, erased at sending or some days after the last change."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from network.base import formats
from network.base.context import interface_language
from network.base.mail import Letter, write_to
from network.base.models import Draft
from network.base.posting import seals
from search.languages import address

PURPOSE = "draft"
LINK_LENGTH = 32


class UsedError(Exception):
    """The link was right once: it was used, or a newer one took its place, or the form was sent."""


def lasts() -> timedelta:
    return timedelta(days=settings.DRAFT_KEPT_DAYS)


def is_known(form: str, submission: uuid.UUID) -> bool:
    return Draft.objects.filter(form=form, submission=submission).exists()


def look_up(form: str, submission: uuid.UUID) -> Draft:
    """An empty one, which is not kept, where there is none."""
    blank = Draft(form=form, submission=submission)
    return Draft.objects.filter(form=form, submission=submission).first() or blank


def begin(form: str, submission: uuid.UUID, place: str, language: str) -> Draft:
    """Locked until the transaction ends, so that what two windows of one person save does not cross."""
    fields = {"address": place, "language": language, "saved_at": timezone.now()}
    draft, _is_new = Draft.objects.select_for_update().get_or_create(form=form, submission=submission, defaults=fields)
    return draft


def save(draft: Draft) -> None:
    draft.saved_at = timezone.now()
    draft.save()


def close(draft: Draft) -> None:
    """The form was sent: nothing of what was typed stays here."""
    draft.answers, draft.link, draft.sent_at = {}, "", timezone.now()
    save(draft)


def mail_link(draft: Draft, email: str, title: str) -> None:
    """The address is used for this letter and not kept. A second letter makes the link in the first useless."""
    draft.link = get_random_string(LINK_LENGTH)
    save(draft)
    write_to(email, draft.language, partial(_letter, draft, title))


def opened(seal: str) -> Draft:
    """The draft behind a mailed link, which is not used up by that: programs that read mail open links too.

    Raises TamperedError, ExpiredError (also when the draft was erased) or UsedError.
    """
    value = seals.unseal(PURPOSE, seal, lasts())
    if not (isinstance(value, list) and len(value) == 2):
        raise seals.TamperedError
    number, link = value
    draft = Draft.objects.filter(pk=number).first()
    if draft is None:
        raise seals.ExpiredError
    if draft.sent_at or draft.link != link:
        raise UsedError
    return draft


def use_link(draft: Draft) -> None:
    """Whoever went on by the link carries the form's key from now on; the link opens nothing more."""
    draft.link = ""
    save(draft)


def erase(now: datetime | None = None) -> int:
    """Removes drafts, sent or not, that nobody has changed for the days of the setting; how many."""
    count, _each = Draft.objects.filter(saved_at__lt=(now or timezone.now()) - lasts()).delete()
    return count


def link_of(draft: Draft) -> str:
    seal = seals.seal(PURPOSE, [draft.pk, draft.link])
    return f"{settings.SITE_URL}{address(f'continue/{seal}/', draft.language)}"


def _letter(draft: Draft, title: str) -> Letter:
    """Nothing of what was typed is repeated: an address can be somebody else's."""
    until = formats.day((draft.saved_at + lasts()).date(), interface_language(draft.language))
    return Letter(
        _("Finish later: %(form)s") % {"form": title},
        [
            _("What you have written so far is saved. The link below opens it again, once, until %(day)s.")
            % {"day": until},
            _("After that day it is erased. If you did not ask for this mail, you need not do anything."),
        ],
        [(_("Continue the form"), link_of(draft))],
    )
