"""Registrations of a test end with it."""

from __future__ import annotations

import pytest

from search import registry, sync
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
