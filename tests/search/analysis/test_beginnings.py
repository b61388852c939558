from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.beginnings import FORGIVING_FROM, begins, is_like
from search.analysis.edits import distance

WORDS = st.text("abc", min_size=1, max_size=7)


def is_one_slip_apart(one: str, other: str) -> bool:
    return distance(one, other, 1) <= 1


@given(WORDS, WORDS)
def test_a_slip_in_a_whole_word_is_one_step_of_the_distance(key: str, word: str) -> None:
    assert is_like(key, word) == (key == word or (len(key) >= FORGIVING_FROM and is_one_slip_apart(key, word)))


@given(WORDS, WORDS)
def test_a_slip_in_a_beginning_is_one_step_from_some_beginning_of_the_word(key: str, word: str) -> None:
    forgiven = len(key) >= FORGIVING_FROM and key[0] == word[0]
    near = any(is_one_slip_apart(key, word[:length]) for length in range(1, len(word) + 1))
    assert begins(key, word) == (word.startswith(key) or (forgiven and near))


@pytest.mark.parametrize("typed", ["barx", "brac", "bacr", "baarc", "barc", "bac"])
def test_what_is_typed_begins_a_word_in_spite_of_a_slip(typed: str) -> None:
    assert begins(typed, "barcelona") == (typed != "bac")


@pytest.mark.parametrize("typed", ["xarc", "abrc", "bxxc"])
def test_another_first_letter_or_two_slips_begin_no_word(typed: str) -> None:
    assert not begins(typed, "barcelona")
