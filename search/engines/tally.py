"""Counts by the rule of facets: a value counts what its state would find, in which its facet holds it alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from search.engines.catalogue import Row, lines
from search.facets import Values


@dataclass
class Tally:
    """Documents that every facet leaves, and for each facet those that it alone leaves out."""

    hits: list[int] = field(default_factory=list)
    missed: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, candidates: Iterable[int], rows: Mapping[int, Row], chosen: Mapping[str, Values]) -> Tally:
        if not chosen:
            return cls(list(candidates))
        tally = cls(missed={name: [] for name in chosen})
        wanted = [(name, lines(name, values)) for name, values in chosen.items()]
        for identity in candidates:
            values = rows[identity].values
            missed = [name for name, each in wanted if each.isdisjoint(values)]
            if not missed:
                tally.hits.append(identity)
            elif len(missed) == 1:
                tally.missed[missed[0]].append(identity)
        return tally

    def counts(self, rows: Mapping[int, Row]) -> dict[str, dict[str, int]]:
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for line, count in count_lines(self.hits, rows).items():
            name, _, value = line.partition("=")
            found[name][value] = count
        for name, identities in self.missed.items():
            for line, count in count_lines(identities, rows).items():
                if line.startswith(f"{name}="):
                    value = line[len(name) + 1 :]
                    found[name][value] = found[name].get(value, 0) + count
        return dict(found)

    def without(self) -> dict[str, int]:
        """The total if a facet were dropped."""
        return {name: len(self.hits) + len(identities) for name, identities in self.missed.items()}


def count_lines(identities: Iterable[int], rows: Mapping[int, Row]) -> Counter[str]:
    return Counter(chain.from_iterable(rows[identity].values for identity in identities))
