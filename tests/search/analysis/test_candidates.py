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
        Term("register", "en", "theme/register"),
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


def test_the_plural_of_a_term_is_offered_and_the_term_before_it(spoken: Lexicon) -> None:
    assert word("chicagso", "en", spoken) == "chicago"
    assert word("algoritmosy", "pt-br", spoken) == "algoritmos"
    assert word("registrrs", "en", spoken) == "registers"
    assert word("registerr", "en", spoken) == "register"


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


def test_what_makes_a_term_with_its_neighbours_is_meant_before_what_more_documents_have(spoken: Lexicon) -> None:
    documents = (DocumentWord("aereos", "pt", 90), DocumentWord("abertos", "pt", 1))

    assert word("aertos", "pt-br", spoken, *documents) == "aereos"
    assert nearest("aertos", "pt-br", spoken, documents, "abertos".__eq__) == Candidate("abertos", True, is_term=True)


def test_two_slips_in_a_long_name_of_ours_are_sure_and_in_a_shorter_word_doubtful(spoken: Lexicon) -> None:
    name, term = nearest("chjcagoo", "en", spoken, ()), nearest("alogitmos", "pt-br", spoken, ())

    assert name == Candidate("chicago", is_sure=True, is_name=True)
    assert term
    assert term.word == "algoritmos"
