"""What begins with what is typed is told from the lexicon alone, without a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search import naming
from search.analysis import Term
from search.analysis.lexicon import Lexicon
from tests.factories.search import Shelf, shelf


@pytest.fixture
def known(things: Shelf) -> Lexicon:
    shelf("city")
    return Lexicon.of(
        [
            Term("New York City", "en", "city/new-york", "name"),
            Term("Nova Iorque", "pt-br", "city/new-york", "name"),
            Term("Newcastle", "en", "city/newcastle", "name"),
            Term("New Zealand", "en", "country/nz", "name"),
            Term("digital divide", "en", "glossary/digital-divide"),
            Term("digital divides of the old", "en", "glossary/old-age"),
            Term("digital", "en", "theme/digital"),
        ]
    )


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        (["new", "y"], {"new-york"}),
        (["newyork"], {"new-york"}),
        (["newc"], {"newcastle"}),
        (["new", "castle"], {"newcastle"}),
        (["nova"], {"new-york"}),
        (["newz"], set()),
        (["new"], set()),
    ],
)
def test_entries_are_known_by_the_beginning_of_a_name(known: Lexicon, typed: list[str], slugs: set[str]) -> None:
    assert {slug for _kind, slug in naming.named(typed, known)} == slugs


def test_with_a_slip_a_name_is_near_and_what_is_no_slip_is_not(known: Lexicon) -> None:
    assert {slug for _kind, slug in naming.nearly_named(["ewcastle"], known)} == {"newcastle"}
    assert naming.nearly_named(["castle"], known) == set()


@pytest.mark.parametrize("typed", ["igital", "kigital", "ddigital", "idgital"])
def test_a_first_letter_that_is_a_slip_is_mended(known: Lexicon, typed: str) -> None:
    assert naming.mended([typed, "div"], known) == ["digital", "div"]


@pytest.mark.parametrize("typed", ["digital", "gital", "igit", "xqzwkv"])
def test_a_word_that_is_known_or_near_to_none_stays(known: Lexicon, typed: str) -> None:
    assert naming.mended([typed], known) == [typed]


def test_the_shortest_term_is_the_likeliest(known: Lexicon) -> None:
    assert naming.terms(["digital", "divid"], "en", known) == ["digital-divide", "old-age"]
    assert naming.terms(["digi"], "en", known) == []


def test_it_asks_no_database(known: Lexicon, django_assert_num_queries: Callable[[int], Any]) -> None:
    with django_assert_num_queries(0):
        naming.named(["newyork"], known)
        naming.terms(["digital"], "en", known)
        naming.mended(["igital"], known)
