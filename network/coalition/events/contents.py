"""The rows that belong to the page of an event: read in four queries for the public, from memory for a preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from network.coalition.models import (
    EventFigure,
    EventItem,
    EventLink,
    EventPage,
    EventParty,
    EventSession,
    Fact,
    ItemKind,
    PartKind,
)
from practices.contents import as_text, codes, rows_in_memory, rows_of, union

ASSIGNED = ("topics", "missions", "formats")
RECORDS = ("publication", "practice", "event")
# By the part of the page: its rows, and the four columns that are read of them.
ROWS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "figures": (EventFigure, ("statement", "source_name", "source_url", "as_of")),
    "web_links": (EventLink, ("url", "title")),
    "items": (EventItem, ("relation", *(f"{record}_id" for record in RECORDS))),
}
FACT = ("key", "statement", "value", "unit", "as_of", "source_url")  # what is read of a fact


@dataclass(frozen=True)
class Figure:
    statement: str
    source_name: str
    source_url: str
    as_of: str


@dataclass(frozen=True)
class Link:
    url: str
    title: str


@dataclass(frozen=True)
class Item:
    """Another entry by its kind and number."""

    relation: str
    kind: str
    number: int


@dataclass(frozen=True)
class Contents:
    """Half-filled rows of a draft are left out, whichever way it is read."""

    topics: Sequence[str]
    missions: Sequence[str]
    formats: Sequence[str]
    facts: Sequence[Fact]
    sessions: Sequence[EventSession]
    parties: Sequence[EventParty]
    figures: Sequence[Figure]
    links: Sequence[Link]
    items: Sequence[Item]

    def having_part(self, part: PartKind) -> list[EventParty]:
        return [party for party in self.parties if party.part == part]

    def related(self, relation: ItemKind) -> list[Item]:
        return [item for item in self.items if item.relation == relation]


def contents_of(page: EventPage, *, from_memory: bool = False) -> Contents:
    concepts = _assigned_in_memory(page) if from_memory else _assigned(page)
    parts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for part, columns in rows_in_memory(page, ROWS) if from_memory else rows_of(page.pk, ROWS, _facts(page)):
        parts[part].append(columns)
    facts = page.facts.all() if from_memory else [Fact(**dict(zip(FACT, row, strict=True))) for row in parts["facts"]]
    parties = page.parties.all() if from_memory else page.parties.select_related("organisation", "city")
    sessions = page.sessions.all() if from_memory else page.sessions.select_related("session_kind__replaced_by")
    return Contents(
        topics=concepts["topics"],
        missions=concepts["missions"],
        formats=concepts["formats"],
        facts=sorted(facts, key=lambda fact: (fact.as_of, fact.key)),
        sessions=in_order(session for session in sessions if session.title),
        parties=[party for party in parties if party.organisation or party.city],
        figures=[Figure(*row) for row in parts["figures"] if row[0]],
        links=[Link(*row) for row in parts["web_links"] if row[0]],
        items=[item for row in parts["items"] if (item := _item(*row))],
    )


def in_order(sessions: Any) -> list[EventSession]:
    """By day and hour; what has no time comes last, in the editors' order."""

    def place(session: EventSession) -> tuple[bool, Any, bool, Any]:
        return not session.day, session.day or 0, not session.start_time, session.start_time or 0

    return sorted(sessions, key=place)


def _facts(page: EventPage) -> QuerySet[Any]:
    rows = EventPage.facts.through.objects.filter(eventpage=page.pk)
    return as_text("facts", rows, "pk", [f"fact__{name}" for name in FACT])


def _item(relation: str, *numbers: str) -> Item | None:
    found = ((kind, number) for kind, number in zip(RECORDS, numbers, strict=True) if number)
    return next((Item(relation, kind, int(number)) for kind, number in found), None)


def _assigned(page: EventPage) -> dict[str, list[str]]:
    """Codes of concepts by relation, deprecated ones as their successors. One query."""
    parts = []
    for name in ASSIGNED:
        field: Any = EventPage._meta.get_field(name)
        rows = field.remote_field.through.objects.filter(eventpage=page.pk)
        parts.append(codes(name, rows, field.m2m_reverse_field_name(), F("pk")))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for part, _order, code, successor in sorted(union(parts), key=lambda row: (row[0], row[1])):
        found[part][successor or code] = None
    return defaultdict(list, {part: list(named) for part, named in found.items()})


def _assigned_in_memory(page: EventPage) -> dict[str, list[str]]:
    return {name: [(each.replaced_by or each).code for each in getattr(page, name).all()] for name in ASSIGNED}
