"""What a process holds in memory of the documents: the values that they are counted and narrowed by, and their orders.

A request reads one row to know whether something changed, and then only the documents that did. Each value holds the
places of its documents as bits, so that many documents take little memory and are counted quickly.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from sys import intern
from typing import NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet

from search.analysis.versions import known
from search.engines import bits
from search.facets import Values
from search.models import SearchDocument

MOST_REMEMBERED = 64
MOST_QUERIES = 8  # whose documents are remembered: a visitor turns pages and chooses facets for the same words
MOST_CHANGED = 50  # documents that are put into what is held; where more changed, reading all is the shorter way
LAST = "~"  # sorts behind every key

T = TypeVar("T")
Hit = tuple[int, int, int]  # a document, its score, and the units that it has, as bits
Having = dict[str, dict[str, int]]  # for each facet, filter and SERVES, and each value of it: who has it, as bits


class Row(NamedTuple):
    """A document as it is read; `facets` are lines like "mission=…". Rows sort as documents stand."""

    number: int
    kind: str
    id: int
    date: str
    version: int
    facets: str

    @property
    def values(self) -> Iterator[tuple[str, str]]:
        for line in filter(None, self.facets.split("\n")):
            name, _, value = line.partition("=")
            yield name, value


@dataclass(frozen=True)
class Scored:
    """What words find: the places of documents with their scores, and the same places as bits."""

    scores: Mapping[int, int] = field(default_factory=dict)
    places: int = 0
    by_units: Mapping[int, int] = field(default_factory=dict)  # the places of those that have just these units

    def having(self, unit: int) -> int:
        """The places of what has a unit."""
        return reduce(or_, (places for units, places in self.by_units.items() if units >> unit & 1), 0)


@dataclass
class Catalogue:
    """The documents of one moment. Each has a place, by the number of its record: the order of equals."""

    token: str = ""
    sequence: int = 0
    ids: array[int] = field(default_factory=lambda: array("q"))
    numbers: array[int] = field(default_factory=lambda: array("q"))
    kinds: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    having: Having = field(default_factory=dict)
    scores: dict[Hashable, Scored] = field(default_factory=dict)
    _remembered: dict[Hashable, object] = field(default_factory=dict)

    def remembered(self, key: Hashable, answer: Callable[[], T]) -> T:
        """An answer that stays true as long as the catalogue does; the oldest ones are forgotten."""
        return _remembered(self._remembered, key, answer, MOST_REMEMBERED)  # type: ignore[return-value]

    def scored(self, query: Hashable, answer: Callable[[], Iterable[Hit]]) -> Scored:
        """The documents of a query with their scores, remembered in the same way for the latest queries."""
        return _remembered(self.scores, query, lambda: self.placed(answer()), MOST_QUERIES)

    def placed(self, hits: Iterable[Hit]) -> Scored:
        """Hits by the places of their documents; those that do not stand here are left out."""
        scores: dict[int, int] = {}
        alike: dict[int, array[int]] = {}
        for identity, score, units in hits:
            place = self.places.get(identity)
            if place is not None:
                scores[place] = score
                (alike.get(units) or alike.setdefault(units, array("i"))).append(place)
        by_units = {units: bits.of(places, len(self.ids)) for units, places in alike.items()}
        return Scored(scores, reduce(or_, by_units.values(), 0), by_units)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Where each document stands among all."""
        return {identity: place for place, identity in enumerate(self.ids)}

    def stands(self, place: int) -> tuple[int, str, int]:
        """By what a document has its place."""
        return self.numbers[place], self.kinds[place], self.ids[place]

    def any_of(self, name: str, values: Values) -> int:
        """The documents that have one of the values."""
        held, found = self.having.get(name, {}), 0
        for value in values:
            found |= held.get(value, 0)
        return found

    def narrowed(self, conditions: Mapping[str, Values]) -> int:
        """The documents for which every condition holds."""
        found = (1 << len(self.ids)) - 1
        for name, values in conditions.items():
            found &= self.any_of(name, values)
        return found

    def order(self, sort: str) -> Sequence[int]:
        """Of each place, where it comes in a sort: unknown dates and cities last, equals by number."""
        return self.remembered(("order", sort), lambda: self._order(sort))

    def _order(self, sort: str) -> Sequence[int]:
        places = list(range(len(self.ids)))
        if sort == "newest":
            places.sort(key=self.dates.__getitem__, reverse=True)
        else:
            columns = ("title_key",) if sort == "title" else ("city_key", "title_key")
            keys = {identity: key for identity, *key in SearchDocument.objects.values_list("id", *columns)}
            places.sort(key=lambda place: [key or LAST for key in keys.get(self.ids[place], ())])
        order = array("q", places)
        for rank, place in enumerate(places):
            order[place] = rank
        return order


def _remembered(answers: dict[Hashable, T], key: Hashable, answer: Callable[[], T], most: int) -> T:
    found = answers.get(key)
    if found is None:
        found = answers[key] = answer()
        for old in list(answers)[:-most]:
            answers.pop(old, None)
    return found


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
    if not held.ids:
        return whole(token)
    rows = [Row(*row) for row in _rows().filter(version__gt=held.sequence)[: MOST_CHANGED + 1]]
    if len(rows) > MOST_CHANGED:
        return whole(token)
    gone: Collection[int] = ()
    expected = len(held.ids) + sum(row.id not in held.places for row in rows)
    if expected != documents:
        there = set(SearchDocument.objects.values_list("id", flat=True))
        gone = [identity for identity in held.ids if identity not in there]
        if expected - len(gone) != len(there):
            return whole(token)
    return _changed(held, token, rows, gone)


def whole(token: str) -> Catalogue:
    """The catalogue of all documents, read in one go as they come: a database would hold them all to sort them."""
    read, found = Catalogue(token), dict[tuple[str, str], "array[int]"]()
    for at, row in enumerate(map(Row._make, _rows().iterator())):
        _put(read, at, row)
        for each in row.values:
            found.setdefault(each, array("i")).append(at)
    order = sorted(range(len(read.ids)), key=read.stands)
    places = array("i", order)
    for place, at in enumerate(order):
        places[at] = place
    made = Catalogue(token, read.sequence)
    made.ids.extend(read.ids[at] for at in order)
    made.numbers.extend(read.numbers[at] for at in order)
    made.kinds.extend(read.kinds[at] for at in order)
    made.dates.extend(read.dates[at] for at in order)
    for (name, value), having in found.items():
        made.having.setdefault(name, {})[value] = bits.of((places[at] for at in having), len(order))
    return made


def _rows() -> QuerySet[SearchDocument, tuple[int, str, int, str, int, str]]:
    return SearchDocument.objects.order_by().values_list(*Row._fields)


def _changed(held: Catalogue, token: str, rows: Sequence[Row], gone: Iterable[int]) -> Catalogue:
    """What is held, without the documents that are gone, and with these as they are now."""
    made = Catalogue(token, held.sequence, held.ids[:], held.numbers[:], held.kinds[:], held.dates[:])
    left = sorted((held.places[each] for each in {*gone, *(row.id for row in rows)} & held.places.keys()), reverse=True)
    for place in left:
        for column in (made.ids, made.numbers, made.kinds, made.dates):
            del column[place]
    came = [(_insert(made, row), row) for row in sorted(rows)]
    filled = [place for place, _row in came]
    for name, values in held.having.items():
        later = {value: bits.moved(having, left, filled) for value, having in values.items()}
        made.having[name] = {value: having for value, having in later.items() if having}
    for place, row in came:
        for name, value in row.values:
            held_by = made.having.setdefault(name, {})
            held_by[value] = held_by.get(value, 0) | 1 << place
    return made


def _insert(made: Catalogue, row: Row) -> int:
    """The place that a document got."""
    place = bisect_left(range(len(made.ids)), row[:3], key=made.stands)
    _put(made, place, row)
    return place


def _put(made: Catalogue, place: int, row: Row) -> None:
    made.ids.insert(place, row.id)
    made.numbers.insert(place, row.number)
    made.kinds.insert(place, intern(row.kind))
    made.dates.insert(place, intern(row.date))
    made.sequence = max(made.sequence, row.version)
