"""What is offered first: what shows the letters that are typed, before what is only known by them or nearly so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from search import registry
from search.analysis import Term
from search.facets import Facet
from search.suggest import suggestions
from tests.factories.search import Shelf, shelf
from tests.search.test_suggest import known_as, titles

LABELS = {"inclusion": "Inclusion", "global-agenda": "Global agenda"}


@pytest.fixture
def missions(things: Shelf, use_terms: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Two missions of which one is told as "incluir…" in another language, and what serves one of them."""
    use_terms(
        Term("Inclusion", "en", "mission/inclusion", "name"),
        Term("incluir los derechos", "es", "mission/global-agenda", "name"),
    )
    pages = shelf("mission")
    told = known_as("Global agenda", "incluir los derechos en la agenda")
    pages.publish(6, "Part of the global agenda", slug="global-agenda", missions=("global-agenda",), **told)
    pages.publish(4, "Tangible solutions", slug="inclusion", missions=("inclusion",), **known_as("Inclusion"))
    things.publish(1, "Plan for digital inclusion", facets={"mission": tuple(LABELS)})
    monkeypatch.setattr(
        registry, "FACETS", {"mission": Facet("mission", "Mission", 1, lambda values, language: LABELS)}
    )
    return things


def test_a_mission_that_is_called_so_comes_before_one_that_is_only_known_so_in_another_language(
    missions: Shelf,
) -> None:
    assert titles("incl") == ["Inclusion", "Plan for digital inclusion", "Part of the global agenda"]
    assert titles("incluir los d") == ["Part of the global agenda"]


def test_a_mission_leads_to_its_page_where_that_is_offered_and_else_to_its_list(missions: Shelf) -> None:
    shown = [each for each in suggestions("inclusion", "en") if each.kind == "mission"]
    assert [(each.title, each.url) for each in shown] == [("Inclusion", "/en/missions/inclusion/")]

    missions.publish(2, "Inclusion")
    for number in range(10, 20):
        missions.publish(number, f"Agenda {number}")
    [listed] = [each for each in suggestions("agenda", "en") if each.kind == "mission"]
    assert (listed.title, listed.url) == ("Global agenda", "/en/practices/?mission=global-agenda")


def test_a_term_that_shows_what_is_typed_comes_before_one_that_does_not(
    things: Shelf, use_terms: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_terms(
        Term("brecha", "es", "glossary/equality"),
        Term("brecha digital", "es", "glossary/digital-divide"),
    )
    labels = {"equality": "igualdad", "digital-divide": "brecha digital"}
    monkeypatch.setitem(registry.WORDS, "glossary", lambda values, language: labels)

    assert [each.title for each in suggestions("brecha", "es")] == ["brecha digital", "igualdad"]


def test_a_slip_within_a_title_is_forgiven_only_where_nothing_has_the_letters_as_typed(things: Shelf) -> None:
    things.publish(1, "Looking back and forward")
    assert titles("barc") == ["Looking back and forward"]

    things.publish(2, "Centre of Barcelona")
    assert titles("barc") == ["Centre of Barcelona"]


def test_what_has_the_letters_within_its_title_comes_before_what_begins_with_a_slip(things: Shelf) -> None:
    things.publish(1, "Long Beach")
    things.publish(2, "Charter for London")

    assert titles("lond") == ["Charter for London", "Long Beach"]


def test_a_topic_with_a_slip_is_offered_only_where_little_is_as_typed(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = {"advocacy": "Incidencia", "inclusion": "Digital inclusion"}
    monkeypatch.setattr(registry, "FACETS", {"theme": Facet("theme", "Theme", 1, lambda values, language: labels)})
    things.publish(1, "Plan", facets={"theme": ("advocacy",)})
    things.publish(2, "Another", facets={"theme": ("inclusion",)})
    assert titles("incl") == ["Digital inclusion", "Incidencia"]

    things.publish(3, "Inclusion fund")
    things.publish(4, "Inclusion plan")
    assert titles("incl") == ["Inclusion fund", "Inclusion plan", "Digital inclusion"]
