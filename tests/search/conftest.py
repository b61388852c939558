"""Registrations of a test end with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search import registry, sync
from search.analysis import Term, lexicon, renew_lexicon, terms
from search.analysis.lexicon import Lexicon
from search.facets import Facet
from search.registry import CityRef, Text
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


@pytest.fixture
def shown(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Twenty-three things, in two cities and of three missions."""
    names = {"open": "Openness", "safe": "Safety", "near": "Nearness"}
    own = Facet("mission", "Mission", 10, lambda values, language: names, sort="order")
    cities = Facet("city", "City", 50, lambda values, language: {value: value.title() for value in values})
    kept = {name: facet for name, facet in registry.FACETS.items() if name in {"kind", "year", "language"}}
    monkeypatch.setattr(registry, "FACETS", {**kept, "mission": own, "city": cities})
    with sync.collected():
        for number in range(1, 24):
            city = "maceio" if number % 2 else "lodz"
            mission = ("open", "safe", "near")[number % 3]
            things.publish(
                number,
                f"Sensor register {number}" if number < 23 else "<script>alert(1)</script> & =1",
                summary="A register of sensors.",
                texts=(Text("done", "Algorithms are listed."),),
                facets={"mission": (mission,), "city": (city,)},
                city=CityRef(city, city.title()),
                cities=(city,),
                missions=(mission,),
                year=2000 + number,
                date=str(2000 + number),
                data={"stage": "pilot", "membership": "member"},
            )
    return things
