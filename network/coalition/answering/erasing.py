"""Being forgotten: what is personal goes when nobody needs it any more; what the public reads stays, and numbers do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from network.base.mail import erase_letters
from network.base.posting import drafts
from network.coalition.answering.messages import PUBLIC
from network.coalition.events.status import Schedule
from network.coalition.models import (
    AnswerState,
    Consultation,
    ConsultationAnswer,
    Event,
    EventPage,
    Message,
    MessageState,
    Registration,
)

# What persons say of themselves. The city that asks to join is no person: it stays.
OF_MESSAGE = dict.fromkeys(("text", "name", "email", "role"), "")
OF_REGISTRATION = dict.fromkeys(("name", "email", "affiliation", "access_needs"), "")
CLOSED = (MessageState.DONE, MessageState.DECLINED)
LETTERS_KEPT_DAYS = 30  # a letter that cannot be delivered is of no use after that


@dataclass(frozen=True)
class Erased:
    """How many of each were erased now."""

    messages: int
    answers: int
    registrations: int
    drafts: int
    letters: int


def erase_personal_data(now: datetime | None = None) -> Erased:
    """All whose time is over. Letters go too, delivered into files or never delivered: they name whom they are for."""
    now = now or timezone.now()
    note_outcomes(now)
    letters = erase_letters(_letters_until(now))
    return Erased(erase_messages(now), erase_answers(now), erase_registrations(now), drafts.erase(now), letters)


def erase_messages(now: datetime) -> int:
    """Some time after they were closed, and some time after they came in at the latest.

    What was sent is for editors' eyes; so are the answers to messages that are in no public list.
    """
    soon, at_most = _limits(now)
    due = Message.objects.filter(Q(state__in=CLOSED, answered_at__lte=soon) | Q(received_at__lte=at_most))
    due.filter(Q(is_hidden=True) | ~Q(kind__in=PUBLIC)).update(public_text="", answer="")
    return due.filter(erased_at=None).update(erased_at=now, **OF_MESSAGE)


def erase_answers(now: datetime) -> int:
    """Some time after the outcome of their consultation, and some time after they came in at the latest.

    Of a published answer its text and the name that it was published under stay.
    """
    soon, at_most = _limits(now)
    is_used = Q(question__consultation__outcome_at__lte=soon, received_at__lte=soon)
    due = ConsultationAnswer.objects.filter(is_used | Q(received_at__lte=at_most))
    published = Q(state=AnswerState.PUBLISHED, may_be_published=True)
    due.exclude(published).update(text="", public_text="", answerer="")
    due.filter(published).exclude(public_text="").update(text="")
    return due.filter(erased_at=None).update(erased_at=now, email="")


def erase_registrations(now: datetime) -> int:
    """Names, addresses and needs of those who registered for events that are long over."""
    count, kept = 0, timedelta(days=settings.REGISTRATION_KEPT_DAYS)
    known = Registration.objects.filter(erased_at=None)
    for event in Event.objects.filter(registrations__in=known).distinct():
        over = _over_since(event)
        if over is not None and now >= over + kept:
            count += known.filter(event=event).update(erased_at=now, **OF_REGISTRATION)
    return count


def note_outcomes(now: datetime) -> None:
    """Since when a consultation has an outcome: editors and the seed write it without a date."""
    for consultation in Consultation.objects.only("outcome", "outcome_at"):
        has_outcome = bool(get_text_for_indexing(consultation.outcome).strip())
        if has_outcome != bool(consultation.outcome_at):
            Consultation.objects.filter(pk=consultation.pk).update(outcome_at=now if has_outcome else None)


def _limits(now: datetime) -> tuple[datetime, datetime]:
    """What was closed before the first, and what came in before the second, is to be erased."""
    kept, at_most = settings.MESSAGE_KEPT_DAYS, settings.MESSAGE_KEPT_DAYS_AT_MOST
    return now - timedelta(days=kept), now - timedelta(days=at_most)


def _letters_until(now: datetime) -> datetime:
    """No letter outlives what it is about; each has a day to be delivered."""
    kept = (settings.MESSAGE_KEPT_DAYS, settings.MESSAGE_KEPT_DAYS_AT_MOST, settings.REGISTRATION_KEPT_DAYS)
    return now - timedelta(days=max(1, min(LETTERS_KEPT_DAYS, *kept)))


def _over_since(event: Event) -> datetime | None:
    """The latest date that any page of it tells, drafts too; of an event that was taken away, the day of that."""
    pages: Iterable[EventPage] = EventPage.objects.filter(event=event)
    moments = [moment for page in pages if (moment := Schedule.of(page).last_moment)]
    return max(moments, default=event.gone_at)
