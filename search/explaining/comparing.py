"""Two orders of entries, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from search.results import Result, Results


@dataclass(frozen=True)
class Standing:
    """An entry in one order, and where it stands in the other one: `there` is None where it is not shown."""

    result: Result
    place: int
    there: int | None

    @property
    def up(self) -> int:
        """By how many places it stands higher here than there; below 0, lower."""
        return 0 if self.there is None else self.there - self.place

    @property
    def down(self) -> int:
        return -self.up


Row = tuple[Standing | None, Standing | None]


@dataclass(frozen=True)
class Comparison:
    """Two orders, place by place; the same entry is one in every language in which it is told."""

    one: Results
    other: Results

    @property
    def sides(self) -> tuple[Results, Results]:
        return self.one, self.other

    @property
    def rows(self) -> list[Row]:
        here, there = self.one.results, self.other.results
        return list(zip_longest(_standings(here, there), _standings(there, here)))

    @property
    def shared(self) -> int:
        """How many entries both show."""
        return sum(standing.there is not None for standing in _standings(self.one.results, self.other.results))

    @property
    def unmoved(self) -> int:
        """How many of them at the same place."""
        return sum(standing.there == standing.place for standing in _standings(self.one.results, self.other.results))


def _standings(here: Sequence[Result], there: Sequence[Result]) -> list[Standing]:
    places = {(each.kind, each.id): place for place, each in enumerate(there, 1)}
    return [Standing(each, place, places.get((each.kind, each.id))) for place, each in enumerate(here, 1)]
