"""Counts by the rule of facets: a value counts what its state would find, in which its facet holds it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from search.engines.catalogue import Catalogue
from search.facets import Values


@dataclass
class Tally:
    """Documents that every facet leaves, and for each facet those that it alone leaves out, as bits."""

    hits: int
    missed: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: int, catalogue: Catalogue, chosen: Mapping[str, Values]) -> Tally:
        left = {name: catalogue.any_of(name, values) for name, values in chosen.items()}
        tally = cls(candidates, dict.fromkeys(left, candidates))
        for name, each in left.items():
            tally.hits &= each
            for other in left:
                tally.missed[other] &= ~each if other == name else each
        return tally

    def counts(self, catalogue: Catalogue) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for name, values in catalogue.having.items():
            among = self.hits | self.missed.get(name, 0)
            counts = {value: count for value, held in values.items() if (count := (held & among).bit_count())}
            if counts:
                found[name] = counts
        return found

    def without(self) -> dict[str, int]:
        """The total if a facet were dropped."""
        return {name: self.hits.bit_count() + missed.bit_count() for name, missed in self.missed.items()}

    def known(self, catalogue: Catalogue, name: str) -> int:
        """How many values of a facet, chosen or not, the hits have."""
        return sum(1 for held in catalogue.having.get(name, {}).values() if held & self.hits)
