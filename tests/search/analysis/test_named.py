"""Names of several words are recognised with one slip in one of their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Term
from search.analysis.lexicon import Lexicon
from search.analysis.named import runs


@pytest.fixture
def named(use_terms: Callable[..., Lexicon]) -> Lexicon:
    return use_terms(
        Term("New York", "en", "city/new-york", kind="name"),
        Term("New York City", "en", "city/new-york", kind="name"),
        Term("São Paulo", "pt-br", "city/sao-paulo", kind="name"),
        Term("Cluj-Napoca", "en", "city/cluj", kind="name"),
        Term("open data", "en", "theme/open-data"),
    )


@pytest.mark.parametrize(
    ("typed", "name", "meant"),
    [
        ("new yok", "new york", "york"),
        ("parks in nwe york city", "new york city", "new"),
        ("new york cty", "new york city", "city"),
        ("sa paulo", "sao paulo", "sao"),
        ("luj napoca", "cluj napoca", "cluj"),
    ],
)
def test_one_slip_in_one_word_is_told_with_the_longest_name_first(
    named: Lexicon, typed: str, name: str, meant: str
) -> None:
    first, *_others = runs(typed.split(), named)

    assert first.name == name
    assert first.meant == meant
    assert typed.split()[first.odd] != meant


@pytest.mark.parametrize("typed", ["new york", "nwe yok", "new", "york new", "open dat", "york", ""])
def test_the_name_itself_two_slips_other_orders_and_terms_are_none(named: Lexicon, typed: str) -> None:
    assert runs(typed.split(), named) == []
