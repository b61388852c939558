"""Singular and plural are one word; other words stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from search.analysis import Term
from search.analysis.lexicon import Lexicon
from search.analysis.plurals import bare
from tests.search.analysis.test_lexicon import scan


@pytest.mark.parametrize(
    "forms",
    [
        "kid kids",
        "law laws",
        "policy policies",
        "service services",
        "ciudad ciudades",
        "cidade cidades",
        "red redes rede",
        "ley leyes",
        "decision decisiones decisions",
        "decisao decisoes",
        "razao razoes",
        "jovem jovens",
        "imagem imagens",
        "digital digitales digitais",
        "municipal municipales municipais municipaux",
        "nivel niveles niveis",
        "reseau reseaux",
        "lieu lieux",
        "delai delais",
        "energie energies energy",
        "especie especies",
        "plan planes plans",
        "gestor gestores",
        "lei leis",
    ],
)
def test_a_word_and_its_plural_are_alike(forms: str) -> None:
    assert len({bare(key) for key in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("new", "news"),
        ("mar", "mars"),
        ("pai", "pais"),
        ("mai", "mais"),
        ("access", "acces"),
        ("us", "u"),
        ("5g", "5gs"),
    ],
)
def test_a_word_that_only_looks_like_a_plural_stays_itself(one: str, other: str) -> None:
    assert bare(one) != bare(other)


@given(some.text(alphabet="aeioulmnsxyz", max_size=9))
def test_no_word_vanishes(key: str) -> None:
    assert bare(key) or not key


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("estrategias digitales", "es"),
        ("estratégias digitais", "pt-br"),
        ("decisões automatizadas", "pt-br"),
        ("réseaux sociaux", "fr"),
        ("réseau social", "fr"),
        ("redes sociales", "es"),
    ],
)
def test_a_term_is_found_in_the_number_that_nobody_wrote_down(
    use_terms: Callable[..., Lexicon], text: str, language: str
) -> None:
    known = use_terms(
        Term("estrategia digital", "es", "glossary/it"),
        Term("estratégia digital", "pt-br", "glossary/it"),
        Term("decisão automatizada", "pt-br", "glossary/it"),
        Term("réseau social", "fr", "glossary/it"),
        Term("red social", "es", "glossary/it"),
    )

    assert scan(known, text, language) == [{"glossary/it"}]
