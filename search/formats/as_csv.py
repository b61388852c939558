"""A state of a list as a table: one row for every entry, the same columns for all entries of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from search import registry
from search.formats.as_json import Absolute
from search.models import SearchDocument
from search.query import Query
from search.results import Result, everything

COLUMNS = (
    *("id", "slug", "kind", "title", "url", "language", "summary"),
    *("city", "city_name", "cities", "missions", "year", "date"),
)


def header(query: Query) -> tuple[str, ...]:
    """The columns of all lists, and what the kinds of this one tell beside them. A query for each kind at most."""
    kinds = query.fixed.get("kind") or tuple(registry.SEARCHABLES)
    told = [SearchDocument.objects.filter(kind=kind).values_list("data", flat=True).first() for kind in kinds]
    extra = {name for data in told for name in data or ()}
    return (*COLUMNS, *sorted(extra - set(COLUMNS)))


def rows(query: Query, columns: Sequence[str], absolute: Absolute) -> Iterator[list[Any]]:
    """The search is asked at once, so that its refusal is an answer; its entries are read one by one."""
    return (_row(result, columns, absolute) for result in everything(query))


def _row(result: Result, columns: Sequence[str], absolute: Absolute) -> list[Any]:
    own = _own(result, absolute)
    return [own[name] if name in own else result.data.get(name) for name in columns]


def _own(result: Result, absolute: Absolute) -> dict[str, Any]:
    return {
        "id": result.id,
        "slug": result.slug,
        "kind": result.kind,
        "title": result.title,
        "url": absolute(result.url),
        "language": result.language,
        "summary": result.summary,
        "city": result.city.slug if result.city else "",
        "city_name": result.city.name if result.city else "",
        "cities": result.cities,
        "missions": result.missions,
        "year": result.year,
        "date": result.date,
    }
