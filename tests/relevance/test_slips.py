"""A slip is one slip, in a word that a reader could still mend; without accents only the accents are gone."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.slips import slipped, unaccented
from search.analysis.edits import distance
from tests.relevance import judged


@given(st.sampled_from(judged.queries()), st.integers())
def test_one_slip_is_one_slip(asked: judged.Asked, seed: int) -> None:
    edited = slipped(asked.words, Random(seed))

    assert distance(asked.words, edited, 2) == (edited != asked.words)


@pytest.mark.parametrize("words", ["MCP", "qué es", "東京", "Αθήνα", ""])
def test_short_words_and_other_scripts_are_left_alone(words: str) -> None:
    assert slipped(words, Random(1)) == words


def test_any_other_query_gets_a_slip_that_is_the_same_for_the_same_seed() -> None:
    edited = [slipped("open data", Random(seed)) for seed in range(50)]

    assert "open data" not in edited
    assert len(set(edited)) > 20
    assert edited == [slipped("open data", Random(seed)) for seed in range(50)]


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("participação cidadã", "participacao cidada"),
        ("¿qué hacen los niños?", "¿que hacen los ninos?"),
        ("garçon à l'œuvre", "garcon a l'œuvre"),
        ("Москва 東京", "Москва 東京"),
    ],
)
def test_without_accents_every_letter_stays(words: str, bare: str) -> None:
    assert unaccented(words) == bare
