"""Registrations of a test end with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search import registry, sync
from search.analysis import Term, lexicon, renew_lexicon, terms
from search.analysis.lexicon import Lexicon
from tests.factories.search import Shelf, shelf


@pytest.fixture
def _only_own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "SEARCHABLES", {})


@pytest.fixture
def things(_only_own_kinds: None, db: None) -> Shelf:
    """The one kind that can be found."""
    made = shelf("thing")
    sync.rebuild()  # the pages that every database begins with are of no kind any more
    return made


@pytest.fixture
def use_terms(monkeypatch: pytest.MonkeyPatch, db: None) -> Callable[..., Lexicon]:
    """Puts these terms in place of all others."""

    def use(*found: Term) -> Lexicon:
        monkeypatch.setattr(terms, "_sources", [lambda: found])
        renew_lexicon()
        return lexicon()

    return use
