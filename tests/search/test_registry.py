"""What is said of kinds as a whole."""

from __future__ import annotations

import pytest

from search import registry
from tests.factories.search import Shelf, shelf


def test_a_kind_is_asked_for_by_what_it_is_called_and_no_text_says_it(things: Shelf) -> None:
    told = {(term.text, term.target, term.role, term.asks_only) for term in registry.kind_terms()}

    assert told == {("Things", "kind/thing", "", True), ("Thing", "kind/thing", "", True)}


def test_what_everything_is_about_says_so(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "is_subject", True)

    assert {term.role for term in registry.kind_terms()} == {"subject"}


def test_a_kind_is_asked_for_by_other_names_too(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "also_called", ("stuff",))

    assert ("stuff", "kind/thing") in {(term.text, term.target) for term in registry.kind_terms()}


def test_months_are_asked_for_in_each_language_and_years_in_any(db: None) -> None:
    told = {(term.language, term.text.lower(), term.target) for term in registry.time_terms()}

    assert {("en", "september", "month/09"), ("es", "septiembre", "month/09"), ("fr", "août", "month/08")} <= told
    assert {("en", "1990", "year/1990"), ("en", "2026", "year/2026")} <= told
    assert all(term.asks_only for term in registry.time_terms())


def test_only_kinds_that_weigh_otherwise_are_named(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf("other"), "weight", 0.5)

    assert registry.weights() == {"other": 0.5}


def test_words_are_those_of_a_facet_else_those_of_cards(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "WORDS", {})
    registry.register_words("colour", lambda values, language: {"red": "Red"})
    labels = registry.words_of("colour")

    assert labels
    assert labels((), "en") == {"red": "Red"}
    assert registry.words_of("taste") is None
