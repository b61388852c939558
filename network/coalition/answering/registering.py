"""Registering for an event, cancelling, being reminded."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from network.base.mail import write_to
from network.coalition.answering import registration_letters as letters
from network.coalition.answering import seats
from network.coalition.events.status import Schedule
from network.coalition.models import Event, EventPage, Registration, RegistrationState

REMINDED_BEFORE = timedelta(days=2)


@transaction.atomic
def register(facts: EventPage, submission: uuid.UUID, **fields: str) -> RegistrationState:
    """The state that somebody gets who registers now; whoever is registered already gets the same letter again.

    The answer is the same in both cases: nobody learns here who has registered.
    """
    event = seats.lock(facts.event_id)
    known = Registration.objects.filter(submission=submission).first()
    if known is not None:
        return RegistrationState(known.state)
    state = seats.state_for(facts, fields["presence"])
    same = Registration.objects.filter(event=event, email__iexact=fields["email"])
    registration = same.exclude(state=RegistrationState.CANCELLED).first()
    if registration is None:
        takes_seat = seats.needs_seat(facts, fields["presence"])
        registration = Registration.objects.create(
            submission=submission, event=event, state=state, takes_seat=takes_seat, **fields
        )
    send(registration, letters.registered)
    return state


@transaction.atomic
def cancel(registration: Registration) -> bool:
    """Whether there was something to cancel. The seat goes to whoever waits longest."""
    seats.lock(registration.event_id)
    registration.refresh_from_db()
    if registration.state == RegistrationState.CANCELLED or registration.erased_at:
        return False
    registration.state, registration.cancelled_at = RegistrationState.CANCELLED, timezone.now()
    registration.save(update_fields=["state", "cancelled_at"])
    send(registration, letters.cancelled)
    fill_seats(registration.event)
    return True


@transaction.atomic
def fill_seats(event: Event) -> int:
    """Those who wait move up: after a cancellation, and where an editor added seats."""
    facts = seats.source_page(event)
    if facts is None or is_over(facts):
        return 0
    seats.lock(event.pk)
    lucky = seats.move_up(facts)
    for registration in lucky:
        send(registration, letters.moved_up)
    return len(lucky)


def fill_all() -> int:
    waiting = Event.objects.filter(registrations__state=RegistrationState.WAITING).distinct()
    return sum(fill_seats(event) for event in waiting)


def remind(now: datetime | None = None) -> int:
    """Everybody who has a seat, once, two days before; how many."""
    now, count = now or timezone.now(), 0
    unreminded = Registration.objects.filter(state=RegistrationState.CONFIRMED, reminded_at=None, erased_at=None)
    for event in Event.objects.filter(registrations__in=unreminded).distinct():
        facts = seats.source_page(event)
        begins = Schedule.of(facts).first_moment if facts else None
        if begins is None or not now <= begins <= now + REMINDED_BEFORE:
            continue
        for registration in unreminded.filter(event=event):
            if Registration.objects.filter(pk=registration.pk, reminded_at=None).update(reminded_at=now):
                send(registration, letters.reminder)
                count += 1
    return count


def is_over(facts: EventPage) -> bool:
    last = Schedule.of(facts).last_moment
    return last is not None and timezone.now() >= last


def send(registration: Registration, compose: letters.Compose) -> None:
    if registration.email:
        write_to(registration.email, registration.language, partial(compose, registration))
