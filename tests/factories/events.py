"""Events for tests, with as much around them as a promise needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from cities.models import City, Organisation
from network.base.models import Concept, Scheme
from network.coalition.models import (
    Event,
    EventFigure,
    EventIndexPage,
    EventItem,
    EventLink,
    EventPage,
    EventParty,
    EventRole,
    EventSession,
    Fact,
    PartKind,
)
from search import sync
from tests.factories.cities import CityFactory, CityPageFactory, OrganisationFactory, concept, locale
from tests.factories.practices import mission, practice_page, theme

_numbers = itertools.count(1)


def calendar_page() -> EventIndexPage:
    """The English list of events, which every database has."""
    return EventIndexPage.objects.get(locale__language_code="en")


def session_kind(code: str) -> Concept:
    return concept(Scheme.SESSION_KIND, code)


@sync.collected()
def event_page(
    parent: Any = None,
    *,
    topics: Iterable[str] = (),
    missions: Iterable[str] = (),
    formats: Iterable[str] = (),
    parts: Mapping[str, Iterable[Any]] | None = None,
    facts: Iterable[Fact] = (),
    **fields: Any,
) -> EventPage:
    """A live event; `parts` are rows of the page by relation (`sessions`, `parties`, `figures`, …)."""
    number = next(_numbers)
    parent = parent or calendar_page()
    values = {
        "title": f"Event {number}",
        "slug": f"event-{number}",
        "summary": f"What event {number} was about.",
        "locale": parent.locale,
        "live": True,
    }
    page = EventPage(**(values | fields))
    page.topics = [theme(code) for code in topics]
    page.missions = [mission(code) for code in missions]
    page.formats = [session_kind(code) for code in formats]
    page.facts = list(facts)
    for name, rows in (parts or {}).items():
        for place, row in enumerate(rows := list(rows)):
            row.sort_order = place
        setattr(page, name, rows)
    made: EventPage = parent.add_child(instance=page)
    made.save_revision().publish()
    return EventPage.objects.get(pk=made.pk)


def session(title: str = "Opening", **fields: Any) -> EventSession:
    return EventSession(title=title, **fields)


@sync.collected()
def with_hours(parent: Any = None, **fields: Any) -> EventPage:
    """Two days in Maceió, with three sessions: one with hours, one with a day, one that is not announced yet."""
    sessions = [
        session("Last words", day=date(2027, 9, 6)),
        session("A surprise"),
        session(
            "Opening words",
            day=date(2027, 9, 5),
            start_time=time(9),
            end_time=time(10, 30),
            place="Main hall",
            people="Ana Lima, mayor\nJo Doe, UN-Habitat",
            session_kind=session_kind("opening-closing"),
        ),
    ]
    values: dict[str, Any] = {
        "start": "2027-09-05",
        "end": "2027-09-06",
        "time_zone": "America/Maceio",
        "place": "Centre of conventions",
    }
    parts = {"sessions": sessions} | fields.pop("parts", {})
    return event_page(parent, parts=parts, **(values | fields))


@sync.collected()
def told_in_full(*, size: int = 1, **fields: Any) -> EventPage:
    """An event that states everything; `size` says how many rows of each kind it has."""
    host: City = CityPageFactory().city
    page = with_hours(
        host_city=host,
        topics=[f"topic-{row}" for row in range(size)],
        missions=[f"mission-{row}" for row in range(size)],
        formats=[f"format-{row}" for row in range(size)],
        facts=[
            Fact.objects.create(
                key=f"fact-{next(_numbers)}", statement="It grows.", as_of="2024", source_url="https://example.org/"
            )
            for _row in range(size)
        ],
        parts={
            "sessions": [
                session(f"Session {row}", day=date(2027, 9, 5), start_time=time(9 + row)) for row in range(size)
            ],
            "parties": [
                *(
                    EventParty(part=part, organisation=OrganisationFactory())
                    for part in PartKind
                    for _row in range(size)
                ),
                *(EventParty(part=PartKind.PARTNER, city=CityFactory()) for _row in range(size)),
            ],
            "figures": [
                EventFigure(statement=f"{row} cities", source_name="The press", source_url="https://example.org/f")
                for row in range(size)
            ],
            "web_links": [EventLink(url=f"https://example.org/{row}") for row in range(size)],
            "items": [
                *(EventItem(relation="output", practice=practice_page().practice) for _row in range(size)),
                *(EventItem(relation="related", event=event_page().event) for _row in range(size)),
            ],
        },
        about="<p>It is about rights.</p>",
        host_story="<p>The host works with others.</p>",
        audience="Officials",
        alternative_titles="Evento\nÉvénement",
        website="https://example.org/event",
        source_url="https://example.org/source",
        **fields,
    )
    for _row in range(size):
        role(page, CityPageFactory().city)
        event_page(page, start="2027-09-05")
    return page


def role(page: EventPage, city: City, code: str = "participant", **fields: Any) -> EventRole:
    return EventRole.objects.create(
        event=record(page), city=city, role=concept(Scheme.ROLE_KIND, code), **({"attested_on": "2027"} | fields)
    )


def record(page: EventPage) -> Event:
    """As it stands in the database now."""
    return Event.objects.get(pages=page.pk)


def translated(page: EventPage, language: str = "es", **fields: Any) -> EventPage:
    made: EventPage = page.copy_for_translation(locale(language), copy_parents=True, alias=False)
    for name, value in fields.items():
        setattr(made, name, value)
    made.save_revision().publish()
    return EventPage.objects.get(pk=made.pk)


def organised_by(organisation: Organisation, **fields: Any) -> EventPage:
    return event_page(parts={"parties": [EventParty(part=PartKind.ORGANISER, organisation=organisation)]}, **fields)
