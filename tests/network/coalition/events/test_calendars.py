from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from network.coalition.events import calendars
from network.coalition.models import EventPage
from tests.factories.cities import CityFactory
from tests.factories.events import event_page, session, with_hours

pytestmark = pytest.mark.django_db


def events(text: str | bytes) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def parsed(page: EventPage) -> list[dict[str, Any]]:
    """The components as a calendar program reads them."""
    return [
        {
            "summary": str(each["summary"]),
            "start": each["dtstart"].dt,
            "end": each["dtend"].dt if "dtend" in each else None,
        }
        for each in events(calendars.calendar(calendars.programme([(page, page)]), page.title))
    ]


def test_a_session_with_hours_begins_when_it_begins_in_the_city() -> None:
    [_event, *sessions] = parsed(with_hours())

    opening = next(each for each in sessions if each["summary"] == "Opening words")
    assert opening["start"] == datetime(2027, 9, 5, 12, 0, tzinfo=UTC)
    assert opening["end"] == datetime(2027, 9, 5, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "utc_hour"), [(date(2027, 3, 27), 8), (date(2027, 3, 29), 7)])
def test_hours_follow_the_clock_of_the_place_when_it_is_changed(day: date, utc_hour: int) -> None:
    page = event_page(
        start=day.isoformat(),
        time_zone="Europe/Paris",
        parts={"sessions": [session(day=day, start_time=time(9), end_time=time(10))]},
    )

    [_event, opening] = parsed(page)

    assert opening["start"] == datetime(day.year, day.month, day.day, utc_hour, tzinfo=UTC)


def test_a_calendar_defines_each_time_zone_that_it_uses() -> None:
    text = calendars.calendar(calendars.programme([(page := with_hours(), page)]), "Programme")

    assert "TZID:America/Maceio" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "DTSTART;TZID=America/Maceio:20270905T090000" in text


def test_an_event_of_two_days_takes_both_days_and_makes_nobody_busy() -> None:
    [event] = parsed(page := event_page(start="2027-09-05", end="2027-09-06"))

    assert (event["start"], event["end"]) == (date(2027, 9, 5), date(2027, 9, 7))
    assert "TRANSP:TRANSPARENT" in calendars.calendar(calendars.programme([(page, page)]), "")


def test_an_event_with_hours_has_them() -> None:
    page = event_page(start="2027-09-05", start_time=time(14), end_time=time(16), time_zone="America/Maceio")

    [event] = parsed(page)

    assert event["start"] == datetime(2027, 9, 5, 17, tzinfo=UTC)
    assert event["end"] == event["start"] + timedelta(hours=2)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2027", ""), ("2027-09", "2027-09"), ("", ""), ("2027", "2027-11-17"), ("2027-09-05", "2027-10")],
)
def test_only_an_exact_date_goes_into_a_calendar(start: str, end: str) -> None:
    page = event_page(start=start, end=end)

    assert parsed(page) == []
    assert not calendars.has_calendar(page)


def test_a_session_without_a_day_stays_out_and_one_without_hours_takes_its_day() -> None:
    found = {each["summary"]: each for each in parsed(with_hours())}

    assert "A surprise" not in found
    assert found["Last words"]["start"] == date(2027, 9, 6)


def test_hours_without_a_time_zone_are_no_hours() -> None:
    page = with_hours(time_zone="")

    assert {type(each["start"]) for each in parsed(page)} == {date}


def test_a_session_whose_end_is_not_known_has_none() -> None:
    page = event_page(
        start="2027-09-05",
        time_zone="America/Maceio",
        parts={"sessions": [session(day=date(2027, 9, 5), start_time=time(9))]},
    )

    assert parsed(page)[1]["end"] is None


def test_words_and_place_are_told_and_escaped() -> None:
    host = CityFactory(name="Maceió", country_code="BR")
    page = with_hours(title="Rights; people, cities", host_city=host)

    text = calendars.calendar(calendars.programme([(page, page)]), page.title).replace("\r\n ", "")

    assert r"SUMMARY:Rights\; people\, cities" in text
    assert r"LOCATION:Centre of conventions\, Maceió" in text
    assert r"LOCATION:Main hall\, Centre of conventions" in text
    assert r"Ana Lima\, mayor\nJo Doe\, UN-Habitat" in text
    assert "GEO:" in text


def test_the_same_event_has_the_same_identity_each_time() -> None:
    page = with_hours()

    first, second = (calendars.calendar(calendars.programme([(page, page)]), "x") for _ in range(2))

    assert first == second
    uids = [str(each["uid"]) for each in events(first)]
    assert len(set(uids)) == 3
    assert uids[0].startswith(f"event-{page.event_id}@")
