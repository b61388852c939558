"""Seats of an event: who gets one, who waits, who moves up. A lock on the event: a last seat is given once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q

from network.coalition.models import Attendance, Event, EventPage, Presence, Registration, RegistrationState


def source_page(event: Event | None) -> EventPage | None:
    """Where the facts of an event are told, while the public may read it."""
    pages = EventPage.objects.filter(event=event, live=True, alias_of=None).select_related("event", "locale")
    found: EventPage | None = pages.order_by("pk").first()
    return found


def lock(event: Any) -> Event:
    """Until the end of the transaction; SQLite's transactions are one after the other by themselves."""
    return Event.objects.select_for_update(of=("self",)).get(pk=event)


def needs_seat(facts: EventPage, presence: str) -> bool:
    """Where one can also come, nobody online takes a seat away."""
    return not (facts.attendance == Attendance.BOTH and presence == Presence.ONLINE)


def state_for(facts: EventPage, presence: str) -> RegistrationState:
    """What somebody who registers now gets. Nobody passes those who wait."""
    if facts.capacity is None or not needs_seat(facts, presence):
        return RegistrationState.CONFIRMED
    seated = Registration.objects.filter(event=facts.event_id, takes_seat=True)
    is_waited_for = seated.filter(state=RegistrationState.WAITING).exists()
    taken = seated.filter(state=RegistrationState.CONFIRMED).count()
    return RegistrationState.WAITING if is_waited_for or taken >= facts.capacity else RegistrationState.CONFIRMED


def move_up(facts: EventPage) -> list[Registration]:
    """Gives free seats to those who wait longest; who got one."""
    waiting = Registration.objects.filter(event=facts.event_id, state=RegistrationState.WAITING)
    if facts.capacity is not None:
        taken = Registration.objects.filter(
            event=facts.event_id, takes_seat=True, state=RegistrationState.CONFIRMED
        ).count()
        waiting = waiting[: max(0, facts.capacity - taken)]
    lucky = list(waiting)
    Registration.objects.filter(pk__in=[each.pk for each in lucky]).update(state=RegistrationState.CONFIRMED)
    for each in lucky:
        each.state = RegistrationState.CONFIRMED
    return lucky


def left(events: Collection[int]) -> dict[int, int]:
    """For the registry of seats: what is left of events whose seats are limited. One query."""
    seated = Q(event__registrations__takes_seat=True) & ~Q(event__registrations__state=RegistrationState.CANCELLED)
    pages = EventPage.objects.filter(event__in=events, takes_registrations=True, alias_of=None, capacity__gte=0)
    taken = pages.annotate(taken=Count("event__registrations", filter=seated)).order_by("-pk")  # the last is the source
    rows = taken.values_list("event", "capacity", "taken")
    return {event: max(0, capacity - count) for event, capacity, count in rows}
