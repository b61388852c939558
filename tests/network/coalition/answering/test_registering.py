"""A last seat is given once, and reminders go out once."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from network.coalition.answering import registering, seats
from network.coalition.models import Event, EventPage, Registration
from tests.factories.answers import RegistrationFactory, event_page


def record_of(page: EventPage) -> Event:
    assert page.event is not None
    record: Event = page.event
    return record


def fields(number: int) -> dict[str, str]:
    return {"name": f"Guest {number}", "email": f"{number}@example.org", "presence": "in-person", "language": "en"}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_last_seat_one_gets_it_and_one_waits() -> None:
    page = event_page(capacity=1)
    start, failed = threading.Barrier(2), []

    def take(number: int) -> None:
        try:
            start.wait(10)
            registering.register(page, uuid.uuid4(), **fields(number))
        except Exception as reason:  # shown below
            failed.append(reason)
        finally:
            connections.close_all()

    people = [threading.Thread(target=take, args=(number,)) for number in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)

    assert failed == []
    assert sorted(Registration.objects.values_list("state", flat=True)) == ["confirmed", "waiting"]


@pytest.mark.django_db
def test_nobody_passes_those_who_wait() -> None:
    page = event_page(capacity=1)
    RegistrationFactory.create(event=page.event)
    waiting = RegistrationFactory.create(event=page.event, state="waiting")
    EventPage.objects.filter(pk=page.pk).update(capacity=2)
    page.refresh_from_db()

    assert registering.register(page, uuid.uuid4(), **fields(1)) == "waiting"
    assert registering.fill_all() == 1

    waiting.refresh_from_db()
    assert waiting.state == "confirmed"
    assert "You have a seat" in mail.outbox[-1].subject


@pytest.mark.django_db
def test_without_a_limit_everybody_moves_up_and_when_it_is_over_nobody() -> None:
    page = event_page()
    RegistrationFactory.create_batch(2, event=page.event, state="waiting")
    start = page.start
    EventPage.objects.filter(pk=page.pk).update(start="2024-01-01")

    assert registering.fill_all() == 0
    EventPage.objects.filter(pk=page.pk).update(start=start)
    assert registering.fill_all() == 2


@pytest.mark.django_db
def test_who_has_a_seat_is_reminded_once() -> None:
    page = event_page(start=str(date.today() + timedelta(days=2)))
    RegistrationFactory.create(event=page.event, language="en")
    RegistrationFactory.create(event=page.event, state="waiting")
    RegistrationFactory.create(event=event_page("later").event)
    begins = seats.source_page(record_of(page))
    assert begins is not None
    now = timezone.now() + timedelta(hours=12)

    assert [registering.remind(now), registering.remind(now)] == [1, 0]
    assert [letter.subject for letter in mail.outbox] == ["Soon: Meeting"]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 5])
def test_seats_of_many_events_cost_one_query(count: int, django_assert_num_queries: Callable[..., Any]) -> None:
    pages = [event_page(f"event-{number}", capacity=3) for number in range(count)]
    RegistrationFactory.create_batch(2, event=pages[0].event)
    numbers = [page.event_id for page in pages if page.event_id is not None]

    with django_assert_num_queries(1):
        left = seats.left(numbers)

    assert left[numbers[0]] == 1
    assert set(left.values()) <= {1, 3}
