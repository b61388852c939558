"""The rows that belong to a practice page: read in three queries for the public, from memory for a preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast

from cities.models import City, CityPage
from practices.models import (
    BuildingBlock,
    Evidence,
    KeyFigure,
    MissionLink,
    PartnerLink,
    PracticePage,
    Prerequisite,
    WebLink,
)

ASSIGNED = ("principles", "themes", "target_groups", "technologies")
MISSIONS = "missions"
# By the part of the page: its rows, and the four columns that are shown of them.
ROWS: dict[str, tuple[type, tuple[str, ...]]] = {
    "key_figures": (KeyFigure, ("value", "unit", "year", "source_url")),
    "evidence": (Evidence, ("evidence_kind__code", "date", "url", "statement")),
    "prerequisites": (Prerequisite, ("text",)),
    "building_blocks": (BuildingBlock, ("block_kind__code", "title", "url", "licence")),
    "web_links": (WebLink, ("url", "title")),
}
WIDTH = 9  # of the widest part that is joined


@dataclass(frozen=True)
class Figure:
    value: str
    unit: str
    year: str
    source_url: str


@dataclass(frozen=True)
class Proof:
    kind: str
    date: str
    url: str
    statement: str


@dataclass(frozen=True)
class Block:
    kind: str
    title: str
    url: str
    licence: str


@dataclass(frozen=True)
class Link:
    url: str
    title: str


@dataclass(frozen=True)
class Partner:
    city: City
    url_path: str  # of its page; empty where it has none


@dataclass(frozen=True)
class Contents:
    """Half-filled rows of a draft are left out, whichever way it is read."""

    concepts: Mapping[str, list[str]]
    partners: list[Partner]
    figures: list[Figure]
    evidence: list[Proof]
    prerequisites: list[str]
    blocks: list[Block]
    links: list[Link]

    @property
    def missions(self) -> list[str]:
        return self.concepts.get(MISSIONS, [])


def contents_of(page: PracticePage, *, from_memory: bool = False) -> Contents:
    concepts = _assigned_in_memory(page) if from_memory else _assigned(page)
    rows = rows_in_memory(page, ROWS) if from_memory else rows_of(page.pk, ROWS)
    parts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for part, columns in rows:
        parts[part].append(columns)
    return Contents(
        concepts=concepts,
        partners=_partners(page, from_memory=from_memory),
        figures=[Figure(*row) for row in parts["key_figures"] if row[0] and row[1]],
        evidence=[Proof(*row) for row in parts["evidence"] if row[0]],
        prerequisites=[row[0] for row in parts["prerequisites"] if row[0]],
        blocks=[Block(*row) for row in parts["building_blocks"] if row[2]],
        links=[Link(*row) for row in parts["web_links"] if row[0]],
    )


def _partners(page: PracticePage, *, from_memory: bool) -> list[Partner]:
    if from_memory:
        cities = [link.city for link in page.partner_links.all() if link.city]
        paths = dict(_pages_of(city.pk for city in cities).values_list("city", "url_path"))
        return [Partner(city, paths.get(city.pk, "")) for city in cities]
    told = CityPage.objects.filter(city=OuterRef("city"), live=True, alias_of=None).order_by("pk").values("url_path")
    links = PartnerLink.objects.filter(page=page.pk, city__isnull=False).select_related("city")
    links = links.annotate(address=Subquery(told[:1])).order_by("sort_order", "pk")
    return [Partner(link.city, link.address or "") for link in links]


def _pages_of(cities: Iterable[int]) -> QuerySet[Any]:
    found: QuerySet[Any] = CityPage.objects.filter(city__in=list(cities), live=True, alias_of=None).order_by("-pk")
    return found


def _assigned(page: PracticePage) -> dict[str, list[str]]:
    """Codes of concepts by relation, those of missions in the editors' order, deprecated ones as their successors."""
    links = MissionLink.objects.filter(page=page.pk, mission__isnull=False)
    parts = [codes(MISSIONS, links, "mission", F("sort_order"))]
    for name in ASSIGNED:
        field: Any = PracticePage._meta.get_field(name)
        rows = field.remote_field.through.objects.filter(practicepage=page.pk)
        parts.append(codes(name, rows, field.m2m_reverse_field_name(), F("pk")))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for part, _order, code, successor in sorted(union(parts), key=lambda row: (row[0], row[1] or 0)):
        found[part][successor or code] = None
    return {part: list(codes) for part, codes in found.items()}


def codes(part: str, rows: QuerySet[Any], concept: str, order: F) -> QuerySet[Any]:
    return rows.order_by().values_list(
        Value(part, output_field=TextField()), order, f"{concept}__code", f"{concept}__replaced_by__code"
    )


def rows_of(
    pk: int, parts_of: Mapping[str, tuple[Any, tuple[str, ...]]], *others: QuerySet[Any]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of every part of a page, and of `others`, as text. One query."""
    parts = [
        as_text(part, model.objects.filter(page=pk), "sort_order", names) for part, (model, names) in parts_of.items()
    ]
    parts += others
    for part, _order, _pk, *columns in sorted(union(parts), key=lambda row: (row[0], row[1] or 0, row[2])):
        width = len(parts_of[part][1]) if part in parts_of else WIDTH
        yield part, tuple(column or "" for column in columns[:width])


def as_text(part: str, rows: QuerySet[Any], order: str, names: Sequence[str]) -> QuerySet[Any]:
    """Rows in the form in which `rows_of` joins them."""
    columns: list[Any] = [Cast(name, TextField()) for name in names]
    columns += [Value("", output_field=TextField()) for _ in range(WIDTH - len(names))]
    return rows.order_by().values_list(Value(part, output_field=TextField()), F(order), "pk", *columns)


def union(parts: list[QuerySet[Any]]) -> QuerySet[Any]:
    return parts[0].union(*parts[1:], all=True)


def _assigned_in_memory(page: PracticePage) -> dict[str, list[str]]:
    missions = [link.mission for link in page.mission_links.all() if link.mission]
    concepts = {MISSIONS: missions} | {name: list(getattr(page, name).all()) for name in ASSIGNED}
    return {part: [(each.replaced_by or each).code for each in found] for part, found in concepts.items() if found}


def rows_in_memory(
    page: Any, parts_of: Mapping[str, tuple[Any, tuple[str, ...]]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part, (_model, names) in parts_of.items():
        for row in getattr(page, part).all():
            yield part, tuple(_value(row, name.split("__")) for name in names)


def _value(row: Any, steps: list[str]) -> str:
    for step in steps:
        row = getattr(row, step, None)
    return "" if row is None else str(row)
