"""Queries become units; what was typed is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import Term, analyse_query
from search.analysis.lexicon import Lexicon
from search.analysis.query import MOST_UNITS, query_keys

pytestmark = pytest.mark.usefixtures("known")


def units(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return [unit.words for unit in analyse_query(text, language).units]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("brecha digital en Londres", "es", [("brecha", "digital"), ("Londres",)]),
        ("how do cities close the digital divide?", "en", [("cities",), ("close",), ("digital", "divide")]),
        ("to be or not to be", "en", [("to",), ("be",), ("or",), ("not",)]),
        ('"the register" of London', "en", [("the", "register"), ("London",)]),
        ("“open data” «wifi» data", "en", [("open", "data"), ("wifi",), ("data",)]),
        ('one " lonely', "en", [("one",), ("lonely",)]),
        ("data data DATA", "en", [("data",), ("DATA",)]),
        ("♥ !!", "en", []),
    ],
)
def test_a_query_falls_into_what_belongs_together(text: str, language: str, expected: list[tuple[str, ...]]) -> None:
    assert units(text, language) == expected


def test_a_unit_carries_its_concepts_its_parts_and_its_names() -> None:
    transparency, city = analyse_query("algorithmic transparency in New York", "en").units

    assert transparency.concepts == (("glossary/algorithmic-transparency", 1.0), ("glossary/transparency", 0.3))
    assert city.names == ("name/city/new-york",)
    assert city.concepts == ()


def test_quoted_words_are_taken_as_typed() -> None:
    [phrase] = analyse_query('"digital divide"', "en").units

    assert phrase.quoted
    assert phrase.concepts == ()


def test_a_word_has_its_folded_form_and_stems_of_the_visitors_language_and_english() -> None:
    assert query_keys("participações", "pt-br")[0] == "participacoes"
    assert "particip" in query_keys("participation", "es")
    assert query_keys("Łódź", "en")[0] == "lodz"


@pytest.mark.parametrize("text", ["Kyiv", "Łódź", "São Paulo", "القاهرة", "東京", "नई दिल्ली", "wi-fi", "C++"])
def test_every_letter_typed_is_in_a_unit(text: str) -> None:
    query = analyse_query(text, "en")

    assert query.typed == text
    assert query.units


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\ud800\udfff",
        '"' * 10_000,
        "a " * 5_000,
        "(" * 10_000,
        "𝒜𝓁𝑔𝑜",
        "\u202eabc",
        "ﬁ" * 4_000,
        "%s %d '; --",
        "🏙️🏙️",
    ],
)
def test_ten_thousand_of_anything_is_safe(text: str) -> None:
    query = analyse_query(text, "en")

    assert len(query.units) <= MOST_UNITS
    assert all(key.isalnum() for unit in query.units for keys in unit.keys for key in keys)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=500))
def test_any_text_is_analysed(known: Lexicon, text: str) -> None:
    query = analyse_query(text, "en")

    assert all(len(unit.words) == len(unit.keys) and all(unit.keys) for unit in query.units)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cities", [("cities",)]),
        ("cities in Iceland", [("cities",), ("Iceland",)]),
        ("Nordic cities", [("Nordic",), ("cities",)]),
        ("what do cities do about the digital divide", [("digital", "divide")]),
        ("events in Iceland about the digital divide", [("events",), ("Iceland",), ("digital", "divide")]),
    ],
)
def test_the_word_for_what_everything_is_counts_beside_places_only(
    use_terms: Callable[..., Lexicon], text: str, expected: list[tuple[str, ...]]
) -> None:
    use_terms(
        Term("cities", "en", "kind/city", role="subject", asks_only=True),
        Term("events", "en", "kind/event", asks_only=True),
        Term("Iceland", "en", "country/is", kind="name"),
        Term("Nordic", "en", "region/northern-europe", role="place"),
        Term("digital divide", "en", "glossary/digital-divide"),
    )

    assert units(text) == expected


def test_a_longer_term_that_names_everything_in_passing_stays_in_a_question(
    use_terms: Callable[..., Lexicon],
) -> None:
    use_terms(
        Term("city", "en", "kind/city", role="subject", asks_only=True),
        Term("city knows about me", "en", "everyday/knows-about-me", weight=0.6),
    )

    assert units("learn what the city knows about me") == [("learn",), ("city", "knows", "about", "me")]


def test_what_every_member_is_asks_for_nothing_beside_other_words(use_terms: Callable[..., Lexicon]) -> None:
    use_terms(
        Term("town hall", "en", "everyday/town-hall", weight=0.6, role="subject"),
        Term("town hall hacked", "en", "everyday/hacked", weight=0.6, broader=("everyday/town-hall",)),
    )

    assert units("town hall") == [("town", "hall")]
    assert units("data of the town hall") == [("data",)]
    assert units("insurance town hall hacked") == [("insurance",), ("town", "hall", "hacked")]
