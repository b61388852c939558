"""A small vocabulary for the tests of analysis, in place of what the apps register."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Term
from search.analysis.lexicon import Lexicon

TERMS = (
    Term("digital divide", "en", "glossary/digital-divide"),
    Term("brecha digital", "es", "glossary/digital-divide"),
    Term("fracture numérique", "fr", "glossary/digital-divide"),
    Term("algorithmic transparency", "en", "glossary/algorithmic-transparency"),
    Term("transparencia algorítmica", "es", "glossary/algorithmic-transparency"),
    Term("transparency", "en", "glossary/transparency"),
    Term("transparencia", "es", "glossary/transparency"),
    Term("algorithm register", "en", "glossary/algorithm-register"),
    Term("AI", "en", "glossary/artificial-intelligence", own_language_only=True),
    Term("inteligencia artificial", "es", "glossary/artificial-intelligence"),
    Term("fair", "en", "glossary/fairness"),
    Term("open data", "en", "theme/open-data"),
    Term("datos abiertos", "es", "theme/open-data"),
    Term("mission 4", "en", "mission/inclusion"),
    Term("misión 4", "es", "mission/inclusion"),
    Term("mayor", "es", "theme/elderly"),
    Term("Maceió", "pt-br", "city/maceio", kind="name"),
    Term("London", "en", "city/london", kind="name"),
    Term("Londres", "es", "city/london", kind="name"),
    Term("Łódź", "pl", "city/lodz", kind="name"),
    Term("القاهرة", "ar", "city/cairo", kind="name"),
    Term("東京", "ja", "city/tokyo", kind="name"),
    Term("New York", "en", "city/new-york", kind="name"),
    Term("WHO", "en", "organisation/who", kind="name"),
)


@pytest.fixture
def known(use_terms: Callable[..., Lexicon]) -> Lexicon:
    return use_terms(*TERMS)
