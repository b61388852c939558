"""How good an order of entries is, by the grades of what stands in it: pure figures, from 0 to 1."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from statistics import fmean

Grades = Mapping[str, int]  # of each judged entry: 3 exactly what was asked, 2 good, 1 touches it, 0 not
FIRST = 10
BEST = 3  # places in which a best answer has to stand
DRAWS = 1000


def ndcg(found: Sequence[str], grades: Grades) -> float:
    """Normalised discounted cumulative gain of the first ten; what nobody judged counts as wrong."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:FIRST])
    return _gain([grades.get(entry, 0) for entry in found[:FIRST]]) / ideal if ideal else 0.0


def judged_ndcg(found: Sequence[str], grades: Grades) -> float:
    """The same as if the entries that nobody judged were not there."""
    return ndcg([entry for entry in found if entry in grades], grades)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def best_of(grades: Grades) -> frozenset[str]:
    """The entries with the highest grade that a need has, unless all are 0."""
    highest = max(grades.values(), default=0)
    return frozenset(entry for entry, grade in grades.items() if grade == highest and grade)


def reciprocal_rank(found: Sequence[str], grades: Grades) -> float:
    """One by the place of the first best answer; 0 where there is none among the first ten."""
    best = best_of(grades)
    return next((1 / place for place, entry in enumerate(found[:FIRST], 1) if entry in best), 0.0)


def is_best_early(found: Sequence[str], grades: Grades) -> float:
    """1 where a best answer is among the first three, else 0."""
    return float(not best_of(grades).isdisjoint(found[:BEST]))


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two orders have in common among their first ten; two that are empty are alike."""
    first, second = set(one[:FIRST]), set(other[:FIRST])
    return len(first & second) / max(len(first), len(second)) if first or second else 1.0


def interval(
    values: Iterable[tuple[str, float]], figure: Callable[[Sequence[float]], float] = fmean, seed: int = 1
) -> tuple[float, float]:
    """Where the figure lies with a probability of 95 %, by drawing needs again and again with all that belongs to one:
    the queries of a need succeed or fail together."""
    by_need: dict[str, list[float]] = defaultdict(list)
    for need, value in values:
        by_need[need].append(value)
    chance, needs = Random(seed), sorted(by_need)
    drawn = sorted(
        figure([value for need in chance.choices(needs, k=len(needs)) for value in by_need[need]])
        for _draw in range(DRAWS)
    )
    return drawn[round(DRAWS * 0.025)], drawn[round(DRAWS * 0.975) - 1]
