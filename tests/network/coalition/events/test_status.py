from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from network.base.dates import FuzzyDate
from network.coalition.events.status import Schedule, Status, Window, registration_window, status

MACEIO = ZoneInfo("America/Maceio")  # three hours behind UTC


def schedule(start: str = "2027-09-05", end: str = "2027-09-06", **others: Any) -> Schedule:
    begins, ends = (FuzzyDate(each) if each else None for each in (start, end))
    return Schedule(begins, ends, **{"zone": MACEIO, **others})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-01-01T00:00", Status.ANNOUNCED),
        ("2027-09-06T12:00", Status.ANNOUNCED),
        ("2027-09-07T02:59", Status.ANNOUNCED),
        ("2027-09-07T03:00", Status.OVER),
    ],
)
def test_an_event_is_over_when_its_last_day_has_ended_where_it_is_held(now: str, expected: Status) -> None:
    assert status(schedule(), at(now)) is expected


def test_an_event_with_hours_is_over_at_its_last_hour() -> None:
    held = schedule(end="", start_time=time(14), end_time=time(16))

    assert status(held, at("2027-09-05T18:59")) is Status.ANNOUNCED
    assert status(held, at("2027-09-05T19:00")) is Status.OVER


def test_without_a_time_zone_an_event_is_over_when_the_day_has_ended_everywhere() -> None:
    held = schedule(zone=None)

    assert status(held, at("2027-09-07T11:59")) is Status.ANNOUNCED
    assert status(held, at("2027-09-07T12:00")) is Status.OVER


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        ("2027", "", "2028-01-01T03:00"),
        ("2027-09", "2027-09", "2027-10-01T03:00"),
        ("2027-09-05", "", "2027-09-06T03:00"),
        ("2027", "2027-11-17", "2027-11-18T03:00"),
        ("", "2027-11-17", "2027-11-18T03:00"),
    ],
)
def test_a_date_that_is_known_loosely_lasts_to_its_end(start: str, end: str, last: str) -> None:
    held = schedule(start, end)

    assert held.last_moment == at(last)
    assert status(held, at(last)) is Status.OVER
    assert status(held, at("2027-01-01T12:00")) is Status.ANNOUNCED


def test_an_event_without_any_date_is_neither_announced_nor_over() -> None:
    assert status(schedule("", ""), at("2099-01-01T00:00")) is Status.UNDATED


def test_an_event_that_takes_registrations_is_open_until_it_is_full() -> None:
    held, now = schedule(takes_registrations=True), at("2027-01-01T00:00")

    assert status(held, now) is Status.OPEN
    assert status(held, now, seats_left=1) is Status.OPEN
    assert status(held, now, seats_left=0) is Status.FULL
    assert status(held, at("2027-10-01T00:00"), seats_left=1) is Status.OVER


def test_seats_say_nothing_where_no_registrations_are_taken() -> None:
    assert status(schedule(), at("2027-01-01T00:00"), seats_left=0) is Status.ANNOUNCED


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-05-31T23:59", Window.COMING),
        ("2027-06-01T00:00", Window.OPEN),
        ("2027-08-31T23:59", Window.OPEN),
        ("2027-09-01T00:00", Window.CLOSED),
    ],
)
def test_registration_opens_and_closes_when_it_says(now: str, expected: Window) -> None:
    held = schedule(takes_registrations=True, opens=at("2027-06-01T00:00"), closes=at("2027-09-01T00:00"))

    assert registration_window(held, at(now)) is expected
    assert status(held, at(now)) is (Status.OPEN if expected is Window.OPEN else Status.ANNOUNCED)


def test_registration_without_a_date_closes_when_the_event_begins() -> None:
    held = schedule(takes_registrations=True, start_time=time(9))

    assert registration_window(held, at("2027-09-05T11:59")) is Window.OPEN
    assert registration_window(held, at("2027-09-05T12:00")) is Window.CLOSED


def test_registration_for_an_event_whose_day_is_not_fixed_closes_when_it_is_over() -> None:
    held = schedule("2027-09", "", takes_registrations=True)

    assert registration_window(held, at("2027-09-30T12:00")) is Window.OPEN
    assert registration_window(held, at("2027-10-01T03:00")) is Window.CLOSED


def test_an_event_elsewhere_has_no_registration_here() -> None:
    assert registration_window(schedule(), at("2027-01-01T00:00")) is Window.NONE
