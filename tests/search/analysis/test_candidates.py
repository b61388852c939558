"""What a word may be a slip of, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Term
from search.analysis.candidates import Candidate, nearest, parted
from search.analysis.lexicon import Lexicon
from search.analysis.vocabulary import DocumentWord


@pytest.fixture
def spoken(use_terms: Callable[..., Lexicon]) -> Lexicon:
    return use_terms(
        Term("Chicago", "en", "city/chicago", kind="name"),
        Term("chicas", "es", "theme/girls"),
        Term("algoritmos", "pt-br", "theme/algorithms"),
        Term("open data", "en", "theme/open-data"),
        Term("Milan", "en", "city/milan", kind="name"),
        Term("Milana", "en", "city/milan", kind="name"),
    )


def word(key: str, language: str, known: Lexicon, *documents: DocumentWord) -> str:
    found = nearest(key, language, known, documents)
    return found.word if found else ""


def test_a_name_of_ours_is_worth_more_than_a_word(spoken: Lexicon) -> None:
    assert word("chicag", "es", spoken, DocumentWord("chicas", "es", 5)) == "chicago"
    assert word("chicag", "es", spoken, DocumentWord("chicas", "es", 50)) == "chicas"


def test_a_word_of_another_language_is_worth_less_than_one_of_a_term(spoken: Lexicon) -> None:
    assert word("algoritoms", "pt-br", spoken, DocumentWord("algorithms", "en", 99)) == "algoritmos"


def test_two_names_of_one_city_are_no_doubt_and_two_words_are(spoken: Lexicon) -> None:
    name = nearest("milaa", "en", spoken, ())
    words = nearest("bunxy", "en", spoken, (DocumentWord("bunxx", "en", 2), DocumentWord("bunzy", "en", 2)))

    assert name
    assert name.is_name
    assert name.is_sure
    assert words
    assert not words.is_sure


def test_words_run_together_are_parted_where_both_find_something(spoken: Lexicon) -> None:
    assert parted("opendata", "en", spoken) == Candidate("open data", is_sure=True)
    assert parted("housegarden", "en", spoken) is None
