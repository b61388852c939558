"""What search has to reach on the third of the judged set that nobody tunes: on every engine, as the page asks it.

A failure tells a figure and no query: what is set aside is not looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from statistics import fmean

import pytest

from benchmarks import rankings, scores
from benchmarks.measures import interval
from benchmarks.scores import FIGURES, Scored
from benchmarks.slips import slipped, unaccented
from tests.relevance import judged
from tests.relevance.judged import Asked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

BEST_EARLY = 0.90
RANK = 0.88
GAP = 0.08
KEPT = 0.95
DRAWS = 3


@cache
def reached() -> list[Scored]:
    """The data do not change from test to test, nor does the engine of a run."""
    return ask([each for each in judged.queries() if each.need.part == judged.ASIDE])


def ask(asked: list[Asked]) -> list[Scored]:
    return scores.scored(asked, rankings.all_first([(each.language, each.words) for each in asked]))


def kept(spelling: Callable[[str], str]) -> float:
    """Of the queries that look otherwise in a spelling, the share of their score that it leaves."""
    before, asked = scores.respelt(reached(), spelling)
    assert len(asked) > 20
    return scores.kept(before, ask(asked))


def test_a_best_answer_is_among_the_first_three() -> None:
    figure = scores.mean(reached(), FIGURES["best in 3"])

    assert figure >= BEST_EARLY


def test_the_best_answer_stands_high() -> None:
    figure = scores.mean(reached(), FIGURES["MRR"])

    assert figure >= RANK


@pytest.mark.parametrize("language", ["es", "pt-br", "fr"])
def test_no_language_is_far_behind_english(language: str) -> None:
    gap = fmean(value for _need, value in scores.gaps(reached())[language])

    assert gap <= GAP


def test_a_slip_costs_little() -> None:
    chance = Random(1)

    share = fmean(kept(lambda words: slipped(words, chance)) for _draw in range(DRAWS))

    assert share >= KEPT


def test_accents_that_are_not_typed_cost_nothing() -> None:
    share = kept(unaccented)

    assert round(share, 2) >= 1


def test_engines_are_near_each_other(record_property: Callable[[str, object], None]) -> None:
    """Noted here for this engine; the suite compares the figures of its runs."""
    figure = scores.mean(reached())
    record_property("relevance", figure)

    low, high = interval([(each.asked.need.code, each.ndcg) for each in scores.answered(reached())])
    assert low < figure < high
