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
