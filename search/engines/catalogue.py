"""What a process holds in memory of the documents: the values that they are counted and narrowed by, and their orders.

A request reads one row to know whether something changed, and then only the documents that did.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from django.db import connection

from search.analysis.versions import known
from search.facets import Values
from search.models import SearchDocument

MOST_REMEMBERED = 64
MOST_QUERIES = 8  # whose documents are remembered: a visitor turns pages and chooses facets for the same words
LAST = "~"  # sorts behind every key

T = TypeVar("T")


class Row(NamedTuple):
    number: int
    kind: str
    date: str
    values: tuple[str, ...]  # "mission=…", also of filters and of the languages that the document serves


@dataclass
class Catalogue:
    """The documents of one moment."""

    token: str = ""
    sequence: int = 0
    rows: Mapping[int, Row] = field(default_factory=dict)
    scores: dict[Hashable, Mapping[int, int]] = field(default_factory=dict)
    _remembered: dict[Hashable, object] = field(default_factory=dict)

    def remembered(self, key: Hashable, answer: Callable[[], T]) -> T:
        """An answer that stays true as long as the catalogue does; the oldest ones are forgotten."""
        return _remembered(self._remembered, key, answer, MOST_REMEMBERED)  # type: ignore[return-value]

    def scored(self, query: Hashable, answer: Callable[[], Mapping[int, int]]) -> Mapping[int, int]:
        """The documents of a query with their scores, remembered in the same way for the latest queries."""
        return _remembered(self.scores, query, answer, MOST_QUERIES)

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each document stands among all, by the number of its record: the order of equals."""
        ids = sorted(self.rows, key=lambda each: (self.rows[each].number, self.rows[each].kind))
        return {identity: place for place, identity in enumerate(ids)}

    def narrowed(self, conditions: Mapping[str, Values]) -> Sequence[int]:
        """The documents for which every condition holds."""
        wanted = tuple(lines(name, values) for name, values in sorted(conditions.items()))
        return self.remembered(("narrowed", wanted), lambda: array("q", self._narrowed(wanted)))

    def members(self, conditions: Mapping[str, Values]) -> frozenset[int]:
        """The same as a set."""
        return self.remembered(("members", *sorted(conditions.items())), lambda: frozenset(self.narrowed(conditions)))

    def _narrowed(self, wanted: Iterable[frozenset[str]]) -> Iterable[int]:
        for identity in self.places:
            values = self.rows[identity].values
            if not any(each.isdisjoint(values) for each in wanted):
                yield identity

    def order(self, sort: str) -> Mapping[int, int]:
        """The place of every document in a sort: unknown dates and cities last, equals by number."""
        return self.remembered(("order", sort), lambda: self._order(sort))

    def _order(self, sort: str) -> Mapping[int, int]:
        ids = list(self.places)
        if sort == "newest":
            ids.sort(key=lambda each: self.rows[each].date, reverse=True)
        else:
            columns = ("title_key",) if sort == "title" else ("city_key", "title_key")
            keys = {identity: key for identity, *key in SearchDocument.objects.values_list("id", *columns)}
            ids.sort(key=lambda each: [key or LAST for key in keys.get(each, ())])
        return {identity: place for place, identity in enumerate(ids)}


def _remembered(answers: dict[Hashable, T], key: Hashable, answer: Callable[[], T], most: int) -> T:
    found = answers.get(key)
    if found is None:
        found = answers[key] = answer()
        for old in list(answers)[:-most]:
            answers.pop(old, None)
    return found


def lines(name: str, values: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{name}={value}" for value in values)


_held: dict[bool, Catalogue] = {}  # that of a transaction, which only it may see, apart from what all may see


def current() -> Catalogue:
    """The catalogue of the documents as they are now."""
    _terms, token, documents, sequence, *_others = known()
    if not token:
        return Catalogue()
    is_private = connection.in_atomic_block
    held = _held.get(is_private) or Catalogue()
    if held.token != token:
        # A sequence that went back: somebody emptied the database, or put back a copy of it.
        is_later = not is_private and sequence >= held.sequence
        held = _held[is_private] = newer(held if is_later else Catalogue(), token, documents)
    return held


def newer(held: Catalogue, token: str, documents: int) -> Catalogue:
    """The catalogue of a later moment, from which only what changed since is read, or all when that does not add up."""
    shared: dict[str, str] = {line: line for row in held.rows.values() for line in row.values}
    rows, sequence = dict(held.rows), held.sequence
    changed = SearchDocument.objects.filter(version__gt=held.sequence)
    columns = ("id", "number", "kind", "date", "version", "facets")
    for identity, number, kind, date, version, facets in changed.values_list(*columns).iterator():
        values = tuple(shared.setdefault(line, line) for line in facets.split("\n") if line)
        rows[identity] = Row(number, shared.setdefault(kind, kind), date, values)
        sequence = max(sequence, version)
    if len(rows) != documents:
        ids = set(SearchDocument.objects.values_list("id", flat=True))
        rows = {identity: row for identity, row in rows.items() if identity in ids}
        if held.rows and len(rows) != len(ids):
            return newer(Catalogue(), token, documents)
    return Catalogue(token, sequence, rows)
