"""A key is shown as its word is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Term
from search.analysis.lexicon import Lexicon
from search.analysis.spelling import spelled


@pytest.fixture
def spoken(use_terms: Callable[..., Lexicon]) -> Lexicon:
    return use_terms(
        Term("Participação cidadã", "pt-br", "theme/participation"),
        Term("intelligence", "en", "theme/ai"),
        Term("Business Intelligence", "en", "organisation/bi", kind="name"),
        Term("GDPR", "en", "theme/gdpr"),
        Term("París", "es", "city/paris", kind="name"),
        Term("Paris", "fr", "city/paris", kind="name"),
        Term("Łódź", "pl", "city/lodz", kind="name"),
        Term("orçamentto", "pt-br", "theme/budget", hidden=True),
    )


@pytest.mark.parametrize(
    ("key", "language", "shown"),
    [
        ("participacao", "pt-br", "participação"),
        ("intelligence", "en", "intelligence"),
        ("gdpr", "en", "GDPR"),
        ("paris", "es", "París"),
        ("paris", "fr", "Paris"),
        ("lodz", "en", "Łódź"),
        ("orcamento", "pt-br", "orçamento"),
        ("accessibilite", "fr", "accessibilité"),
        ("accessibilite", "en", "accessibilite"),
        ("orcamentto", "pt-br", "orcamentto"),
    ],
)
def test_terms_and_names_and_the_dictionary_know_accents_and_capitals(
    spoken: Lexicon, key: str, language: str, shown: str
) -> None:
    assert spelled(key, language, spoken) == shown


def test_a_name_is_shown_as_a_name_where_it_is_meant(spoken: Lexicon) -> None:
    assert spelled("intelligence", "en", spoken, is_name=True) == "Intelligence"
