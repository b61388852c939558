"""The rows that belong to the page of an event: read in four queries for the public, from memory for a preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from network.base.models import Said
from network.coalition.models import (
    EventFigure,
    EventItem,
    EventLink,
    EventPage,
    EventParty,
    EventSession,
    Fact,
    FactWording,
    ItemKind,
    PartKind,
)
from practices.contents import as_text, codes, rows_in_memory, rows_of, union

ASSIGNED = ("topics", "missions", "formats")
RECORDS = ("publication", "practice", "event")
# By the part of the page: its rows, and the four columns that are read of them.
ROWS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "figures": (EventFigure, ("statement", "source_name", "source_url", "as_of", "translation_key")),
    "web_links": (EventLink, ("url", "title")),
    "items": (EventItem, ("relation", *(f"{record}_id" for record in RECORDS))),
}
FACT = ("key", "statement", "value", "unit", "as_of", "source_url")  # what is read of a fact
WORDING = ("statement", "unit", "is_reviewed")
# What a translation of the page says itself of the rows of its source, told apart by their translation keys.
TOLD: dict[str, tuple[Any, tuple[str, ...]]] = {
    "told_sessions": (EventSession, ("translation_key", "title", "description")),
    "told_figures": (EventFigure, ("translation_key", "statement", "source_name")),
}


@dataclass(frozen=True)
class Figure:
    statement: Said
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
class SessionWords:
    title: Said
    description: Said


@dataclass(frozen=True)
class Contents:
    """Half-filled rows of a draft are left out, whichever way it is read."""

    topics: Sequence[str]
    missions: Sequence[str]
    formats: Sequence[str]
    facts: Sequence[Fact]
    sessions: Sequence[EventSession]
    session_words: Mapping[UUID, SessionWords]
    parties: Sequence[EventParty]
    figures: Sequence[Figure]
    links: Sequence[Link]
    items: Sequence[Item]

    def words_of(self, session: EventSession) -> SessionWords:
        return self.session_words[session.translation_key]

    def having_part(self, part: PartKind) -> list[EventParty]:
        return [party for party in self.parties if party.part == part]

    def related(self, relation: ItemKind) -> list[Item]:
        return [item for item in self.items if item.relation == relation]


def contents_of(facts: EventPage, page: EventPage, language: str, *, from_memory: bool = False) -> Contents:
    """Rows are those of `facts`, the source; `page` is what the reader reads, in `language` if it can be had."""
    concepts = _assigned_in_memory(facts) if from_memory else _assigned(facts)
    parts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    read = rows_in_memory(facts, ROWS) if from_memory else rows_of(facts.pk, ROWS, *_others(facts, page, language))
    for part, columns in read:
        parts[part].append(columns)
    chosen = _facts_in_memory(facts, language) if from_memory else [_fact(row, language) for row in parts["facts"]]
    parties = facts.parties.all() if from_memory else facts.parties.select_related("organisation", "city")
    sessions = facts.sessions.all() if from_memory else facts.sessions.select_related("session_kind__replaced_by")
    words = Words(_language(facts, page), page.locale.language_code, parts)
    ordered = in_order(session for session in sessions if session.title)
    return Contents(
        topics=concepts["topics"],
        missions=concepts["missions"],
        formats=concepts["formats"],
        facts=sorted(chosen, key=lambda fact: (fact.as_of, fact.key)),
        sessions=ordered,
        session_words={session.translation_key: words.of_session(session) for session in ordered},
        parties=[party for party in parties if party.organisation or party.city],
        figures=[words.figure(*row) for row in parts["figures"] if row[0]],
        links=[Link(*row) for row in parts["web_links"] if row[0]],
        items=[item for row in parts["items"] if (item := _item(*row))],
    )


def _language(facts: EventPage, page: EventPage) -> str:
    """That of the source, which was read with the record. No query."""
    source = facts.event.source_locale if facts.event and facts.pk != page.pk else None
    return source.language_code if source else page.locale.language_code


class Words:
    """Texts of the rows of a page: as its translation says them, else as the source does."""

    def __init__(self, own: str, told: str, parts: Mapping[str, Sequence[tuple[str, ...]]]) -> None:
        self.own, self.told = own, told
        self.rows = {UUID(key): texts for part in TOLD for key, *texts in (row[:3] for row in parts.get(part, ()))}

    def said(self, key: UUID, place: int, own: str) -> Said:
        told = self.rows.get(key, ["", ""])[place]
        return Said(told, self.told) if own and told not in ("", own) else Said(own, self.own)

    def of_session(self, session: EventSession) -> SessionWords:
        key = session.translation_key
        return SessionWords(self.said(key, 0, session.title), self.said(key, 1, session.description))

    def figure(self, statement: str, source_name: str, source_url: str, as_of: str, key: str) -> Figure:
        found = UUID(key)
        return Figure(self.said(found, 0, statement), self.said(found, 1, source_name).text, source_url, as_of)


def in_order(sessions: Any) -> list[EventSession]:
    """By day and hour; what has no time comes last, in the editors' order."""

    def place(session: EventSession) -> tuple[bool, Any, bool, Any]:
        return not session.day, session.day or 0, not session.start_time, session.start_time or 0

    return sorted(sessions, key=place)


def _others(facts: EventPage, page: EventPage, language: str) -> Iterator[QuerySet[Any]]:
    """What is read together with the rows of the source: facts about the Coalition, and the words of a translation."""
    there = FilteredRelation("fact__wordings", condition=Q(fact__wordings__language=language))
    chosen = EventPage.facts.through.objects.filter(eventpage=facts.pk).annotate(wording=there)
    names = [f"fact__{name}" for name in FACT] + [f"wording__{name}" for name in WORDING]
    yield as_text("facts", chosen, "pk", names)
    if page.pk != facts.pk:
        for part, (model, columns) in TOLD.items():
            yield as_text(part, model.objects.filter(page=page.pk), "sort_order", columns)


def _fact(row: Sequence[str], language: str) -> Fact:
    fact = Fact(**dict(zip(FACT, row, strict=False)))
    statement, unit, is_reviewed = row[len(FACT) : len(FACT) + len(WORDING)]
    if statement:
        reviewed = is_reviewed in {"1", "true"}  # as SQLite and PostgreSQL write it
        fact.wording = FactWording(language=language, statement=statement, unit=unit, is_reviewed=reviewed)
    return fact


def _facts_in_memory(page: EventPage, language: str) -> list[Fact]:
    return list(Fact.objects.worded(language).filter(pk__in=[fact.pk for fact in page.facts.all()]))


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
