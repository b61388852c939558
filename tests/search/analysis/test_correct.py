"""Slips are mended; good words, names and quotations never."""

from __future__ import annotations

import pytest

from search.analysis import Correction, analyse_query, deletion_keys
from search.analysis.correct import distance, edits
from search.models import State, Word, WordKey

pytestmark = pytest.mark.usefixtures("known")


def in_documents(word: str, documents: int = 1, language: str = "en") -> None:
    row = Word.objects.create(word=word, language=language, documents=documents)
    WordKey.objects.bulk_create(WordKey(word=row, key=key) for key in deletion_keys(word))
    State.objects.update(documents_version=f"with {word}")


def corrected(text: str, language: str = "en") -> str | None:
    found = analyse_query(text, language).correction
    return found.corrected if found else None


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("algoritmic transparencyy", "en", "algorithmic transparency"),
        ("brehca digital", "es", "brecha digital"),
        ("digital dvide", "en", "digital divide"),
        ("opendata", "en", "open data"),
        ("trnsprncia", "es", None),
        ("القاهره", "en", "القاهرة"),
        ("in Lonodn, open data", "en", "in london, open data"),
        ("fractrue numérique", "fr", "fracture numérique"),
    ],
)
def test_a_slip_is_mended_and_the_rest_stays_as_typed(typed: str, language: str, meant: str | None) -> None:
    assert corrected(typed, language) == meant


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("evitar", "es"),
        ("house", "en"),
        ("Maceió", "en"),
        ("Londres", "en"),
        ('"dvide"', "en"),
        ("dvd", "en"),
        ("covid19x", "en"),
        ("القدس", "en"),
        ("xqzwkpt", "en"),
    ],
)
def test_good_words_names_and_quotations_are_left_alone(typed: str, language: str) -> None:
    assert corrected(typed, language) is None


def test_a_word_of_a_document_is_known_and_is_offered() -> None:
    assert corrected("decidin") is None
    in_documents("decidim")

    assert corrected("decidin") == "decidim"
    assert corrected("decidim") is None


def test_another_form_of_a_word_is_no_slip() -> None:
    in_documents("aclarar", language="es")

    assert corrected("aclaran", "es") is None
    assert corrected("aclrarar", "es") == "aclarar"


def test_the_word_of_more_documents_is_meant_and_the_first_letter_counts_before() -> None:
    in_documents("sandbag", 2)
    in_documents("sandbar", 9)
    in_documents("landbax", 50)

    assert corrected("sandbax") == "sandbar"


def test_another_languages_word_is_offered_only_if_it_is_long_and_near() -> None:
    in_documents("sandbox")
    in_documents("sando")

    assert corrected("sandbxo", "es") == "sandbox"
    assert corrected("sanddo", "es") is None


def test_two_slips_are_mended_in_long_words_only() -> None:
    in_documents("chatbots")

    assert corrected("chtabosts") == "chatbots"
    assert corrected("hctas") is None


def test_a_correction_is_told_and_can_be_refused() -> None:
    typed = "digital dvide"

    told, refused = analyse_query(typed, "en"), analyse_query(typed, "en", correct=False)

    assert told.correction == Correction(typed, "digital divide", (("dvide", "divide"),))
    assert [unit.words for unit in told.units] == [("digital", "divide")]
    assert refused.correction
    assert not refused.correction.applied
    assert [unit.words for unit in refused.units] == [("digital",), ("dvide",)]


def test_no_query_asks_the_database_where_every_word_is_known(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        analyse_query("digital divide in London and house", "en")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", 0),
        ("abcd", "abdc", 1),
        ("abc", "abcd", 1),
        ("abcd", "bacde", 2),
        ("abc", "xyz", 3),
        ("a", "abcd", 3),
    ],
)
def test_distance_counts_slips_up_to_a_bound(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == expected


def test_an_edit_is_one_slip_away_and_shares_a_key() -> None:
    for other in edits("city"):
        assert distance("city", other, 2) <= 1
        assert deletion_keys("city") & deletion_keys(other)
