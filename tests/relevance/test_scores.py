"""What the benchmark tells of the judged set: of made-up answers, whose figures can be reckoned by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import scores
from benchmarks.measures import best_of
from benchmarks.scores import FIGURES, Scored
from tests.relevance import judged
from tests.relevance.judged import Asked


def best_first(asked: Asked) -> Sequence[str]:
    grades = judged.judgements()[asked.need.code]
    return sorted(grades, key=lambda entry: -grades[entry])[:10]


PERFECT = scores.scored(judged.queries(), map(best_first, judged.queries()))
NOTHING = scores.scored(judged.queries(), ([] for _each in judged.queries()))


@pytest.mark.parametrize("name", FIGURES)
def test_the_best_that_can_be_reaches_all_and_silence_nothing(name: str) -> None:
    assert scores.mean(PERFECT, FIGURES[name]) == 1
    assert scores.mean(NOTHING, FIGURES[name]) == 0


def test_needs_without_an_answer_are_answered_by_silence_alone() -> None:
    noisy = scores.scored(judged.queries(), (["city/london"] for _each in judged.queries()))

    assert scores.silence(PERFECT) == 1
    assert scores.silence(noisy) == 0
    assert not any(each.unjudged for each in noisy if each.asked.need.kind == judged.NOTHING)


def test_only_what_nobody_judged_is_told_as_such() -> None:
    asked = judged.queries()[0]
    known = best_first(asked)[0]

    assert Scored(asked, [known, "page/unheard-of"]).unjudged == ["page/unheard-of"]


def test_a_language_is_behind_by_the_needs_that_all_languages_ask() -> None:
    worse = [Scored(each.asked, [] if each.asked.language == "fr" else each.found) for each in PERFECT]

    gaps = scores.gaps(worse)

    assert set(gaps) == {"es", "pt-br", "fr"}
    assert {need for need, _gap in gaps["fr"]} == judged.in_every_language(judged.queries())
    assert {gap for _need, gap in gaps["fr"]} == {1}
    assert {gap for _need, gap in gaps["es"]} == {0}


def test_a_part_and_a_language_are_all_of_it_and_no_other() -> None:
    aside = scores.of_part(PERFECT, judged.ASIDE)
    spanish = scores.of_language(aside, "es")

    assert {each.asked.need.part for each in aside} == {judged.ASIDE}
    assert {each.asked.language for each in spanish} == {"es"}
    assert len(aside) + len(scores.of_part(PERFECT, judged.TUNING)) == len(PERFECT)


def test_what_is_kept_is_a_share_of_what_there_was() -> None:
    half = [Scored(each.asked, each.found if place % 2 else []) for place, each in enumerate(scores.answered(PERFECT))]

    assert scores.kept(PERFECT, PERFECT) == 1
    assert scores.kept(PERFECT, half) == pytest.approx(0.5, abs=0.01)


def test_every_best_answer_is_one_that_the_need_has() -> None:
    assert all(best_of(each.grades) for each in scores.answered(PERFECT))


def test_only_queries_that_a_spelling_changes_are_asked_again() -> None:
    before, asked = scores.respelt(PERFECT, lambda words: words.replace("wifi", "wi-fi"))

    assert [each.words for each in asked] == [each.asked.words.replace("wifi", "wi-fi") for each in before]
    assert 0 < len(asked) < 20
    assert all("wifi" in each.asked.words for each in before)
    kinds = {each.need.kind for each in scores.respelt(PERFECT, str.upper)[1]}
    assert kinds.isdisjoint({judged.SLIPPED, judged.NOTHING})
    assert len(kinds) > 10
