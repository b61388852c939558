"""Other entries that the page of an event names, as the reader's language tells them: many at once, in one query."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from cities.models import City, Organisation
from network.coalition.models import Event, EventParty
from search import languages
from search.models import SearchDocument

Key = tuple[str, int]
MISSION = "mission"


@dataclass(frozen=True)
class Entry:
    kind: str
    number: int
    title: str
    url: str
    language: str
    summary: str
    date: str
    data: Mapping[str, Any] = field(default_factory=dict)
    slug: str = ""


@dataclass(frozen=True)
class Entries:
    """`parts` are the events below the one that asks, the earliest first."""

    by_key: Mapping[Key, Entry]
    parts: list[Entry]

    def mission_url(self, code: str) -> str:
        found = (entry.url for entry in self.by_key.values() if entry.kind == MISSION and entry.slug == code)
        return next(found, "")

    def url(self, kind: str, number: int | None) -> str:
        found = self.by_key.get((kind, number or 0))
        return found.url if found else ""


def entries(wanted: Collection[Key], language: str, *, missions: Collection[str] = (), below: str = "") -> Entries:
    """Those of the public that are wanted, the pages of missions by their codes, the events right `below` a path."""
    numbers: dict[str, set[int]] = {}
    for kind, number in wanted:
        numbers.setdefault(kind, set()).add(number)
    asked = Q(kind=MISSION, slug__in=missions)
    if below:
        asked |= Q(kind=Event.kind, url_path__startswith=below)
    for kind, of_kind in numbers.items():
        asked |= Q(kind=kind, number__in=of_kind)
    rows = SearchDocument.objects.filter(asked, serves__language=language).order_by("date", "number")
    fields = ("kind", "number", "title", "url_path", "language", "summary", "date", "data", "slug")
    found: dict[Key, Entry] = {}
    parts = []
    for kind, number, title, path, *rest in rows.values_list(*fields):
        entry = Entry(kind, number, title, languages.address(path, language), *rest)
        found[kind, number] = entry
        if below and kind == Event.kind and path.startswith(below) and path.count("/") == below.count("/") + 1:
            parts.append(entry)
    return Entries(found, parts)


def key_of(party: EventParty) -> Key:
    if party.organisation_id:
        return Organisation.kind, party.organisation_id
    return City.kind, party.city_id or 0
