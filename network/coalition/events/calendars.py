"""Events and sessions as iCalendar: only what has an exact date; hours in the event's own time zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar
from icalendar import Event as Component

from network.base.context import canonical_of
from network.base.dates import FuzzyDate, Precision
from network.coalition.models import Event, EventPage, EventSession

PRODUCT = "-//Cities Coalition for Digital Rights//Events//EN"
Moment = date | datetime


def day_of(text: str) -> date | None:
    """The day that a date says, if it says one."""
    known = FuzzyDate(text) if text else None
    return known.first_day if known and known.precision is Precision.DAY else None


def span(facts: EventPage) -> tuple[Moment, Moment] | None:
    """From when to when, the end excluded; days where no hours are known. None without exact dates."""
    first = day_of(facts.start)
    last = day_of(facts.end) if facts.end else first
    if first is None or last is None:
        return None
    if facts.zone and facts.start_time and facts.end_time:
        return _at(first, facts.start_time, facts.zone), _at(last, facts.end_time, facts.zone)
    return first, last + timedelta(days=1)


def span_of_session(session: EventSession, facts: EventPage) -> tuple[Moment, Moment | None] | None:
    """A session whose hour is not known takes a day; one whose end is not known has none."""
    if session.day is None:
        return None
    if not (facts.zone and session.start_time):
        return session.day, session.day + timedelta(days=1)
    begins = _at(session.day, session.start_time, facts.zone)
    return begins, _at(session.day, session.end_time, facts.zone) if session.end_time else None


def _at(day: date, hour: time, zone: Any) -> datetime:
    return datetime.combine(day, hour, zone)


def has_calendar(facts: EventPage) -> bool:
    return span(facts) is not None


def of_event(page: EventPage, facts: EventPage) -> Component | None:
    """`page` gives the words, `facts` the dates."""
    when = span(facts)
    if when is None:
        return None
    component = _component(page, uid=f"{Event.kind}-{page.event_id}", title=page.title, when=when)
    component.add("description", "\n\n".join(filter(None, (page.summary, canonical_of(page)))))
    city = facts.host_city
    if place := ", ".join(filter(None, (facts.place, city.name if city and city.name not in facts.place else ""))):
        component.add("location", place)
    if city and facts.attendance != "online":
        component.add("geo", (float(city.latitude), float(city.longitude)))
    return component


def of_session(session: EventSession, page: EventPage, facts: EventPage) -> Component | None:
    """`page` gives the words, as above: what its translation says of the session, if anything."""
    when = span_of_session(session, facts)
    if when is None:
        return None
    uid = f"{Event.kind}-{page.event_id}-{session.slug}"
    own = session if page.pk == facts.pk else _in_words_of(page, session)
    component = _component(page, uid=uid, title=own.title or session.title, when=when)
    told = (page.title, own.description or session.description, "\n".join(session.names), canonical_of(page))
    component.add("description", "\n\n".join(filter(None, told)))
    if place := ", ".join(dict.fromkeys(filter(None, (session.place, facts.place)))):
        component.add("location", place)
    return component


def _in_words_of(page: EventPage, session: EventSession) -> EventSession:
    said = (each for each in page.sessions.all() if each.translation_key == session.translation_key)
    return next(said, session)


def _component(page: EventPage, *, uid: str, title: str, when: tuple[Moment, Moment | None]) -> Component:
    begins, ends = when
    changed = page.last_published_at or datetime(2000, 1, 1, tzinfo=UTC)
    component = Component()
    component.add("uid", f"{uid}@{urlsplit(settings.SITE_URL).hostname}")
    component.add("dtstamp", changed.astimezone(UTC))
    component.add("last-modified", changed.astimezone(UTC))
    component.add("summary", title)
    component.add("dtstart", begins)
    if ends is not None:
        component.add("dtend", ends)
    component.add("url", canonical_of(page))
    component.add("status", "CONFIRMED")
    if not isinstance(begins, datetime):
        component.add("transp", "TRANSPARENT")  # a whole day does not make anybody busy
    return component


def calendar(components: Iterable[Component], name: str) -> str:
    """With the definition of each time zone that the components use."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    years = {datetime.now(UTC).year}
    for component in components:
        found.add_component(component)
        years.add(component.decoded("dtstart").year)
    found.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return str(found.to_ical().decode("utf-8"))


def programme(pages: Iterable[tuple[EventPage, EventPage]]) -> Iterator[Component]:
    """Everything of an event and of its parts that has an exact date."""
    for page, facts in pages:
        if component := of_event(page, facts):
            yield component
        for session in facts.sessions.all():
            if component := of_session(session, page, facts):
                yield component
