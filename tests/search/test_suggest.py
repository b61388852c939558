"""What is offered while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import engines, registry
from search.analysis import Term, renew_lexicon
from search.analysis.versions import read_once
from search.facets import Facet
from search.registry import CityRef
from search.suggest import suggestions
from tests.factories.search import Shelf, shelf


def known_as(*names: str) -> dict[str, Any]:
    return {"called": names, "names": names}


@pytest.fixture
def offered(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    cities = shelf("city")
    cities.publish(1, "Maceió", **known_as("Maceio", "ماسيو"), city=CityRef("maceio", "Maceió"))
    cities.publish(2, "London", **known_as("Londres"))
    concepts = {"theme": ("open-data", "sensors"), "technology": ("chatbot", "decidim")}
    things.publish(1, "Algorithm register", names=("Maceió",), city=CityRef("maceio", "Maceió"), facets=concepts)
    things.publish(2, "Register of sensors")
    things.publish(3, "Something else", summary="A register in Maceió.")
    labels = {"open-data": "Open data", "sensors": "Sensors and the internet of things", "unused": "Quantum rights"}
    tools = {"chatbot": "Chatbot", "decidim": "Decidim", "drones": "Drones"}
    monkeypatch.setattr(registry, "FACETS", {"theme": Facet("theme", "Theme", 1, lambda values, language: labels)})
    monkeypatch.setattr(registry, "WORDS", {"technology": lambda values, language: tools})
    return things


def titles(text: str) -> list[str]:
    return [each.title for each in suggestions(text, "en")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mac", ["Maceió"]),
        ("maceio", ["Maceió"]),
        ("londr", ["London"]),
        ("ماس", ["Maceió"]),
        ("alg", ["Algorithm register"]),
        ("algoritm", ["Algorithm register"]),
        ("register", ["Register of sensors", "Algorithm register"]),
        ("register of sens", ["Register of sensors"]),
        ("regsiter of sens", ["Register of sensors"]),
        ("sens", ["Register of sensors", "Sensors and the internet of things"]),
        ("open d", ["Open data"]),
        ("opne data", ["Open data"]),
        ("chatb", ["Chatbot"]),
        ("chatbto", ["Chatbot"]),
        ("drones", []),
        ("quantum", []),
        ("m", []),
        ("", []),
        ("\x00%_'", []),
        ("xqzw", []),
    ],
)
def test_the_beginning_of_a_name_or_title_is_enough(offered: Shelf, typed: str, expected: list[str]) -> None:
    assert titles(typed) == expected


def test_a_suggestion_leads_to_its_entry_or_to_the_list_of_its_topic(offered: Shelf) -> None:
    [register] = suggestions("algorithm", "en")
    [topic] = suggestions("open data", "en")

    assert (register.kind, register.url, register.city) == ("thing", "/en/things/thing-1/", "Maceió")
    assert (topic.kind, topic.url, topic.city) == ("theme", "/en/practices/?theme=open-data", None)
    assert suggestions("maceio", "en")[0].city is None


def test_a_tool_leads_to_what_speaks_of_it(offered: Shelf) -> None:
    [tool] = suggestions("decid", "en")

    assert (tool.kind, tool.title, tool.url) == ("technology", "Decidim", "/en/search/?q=Decidim")


def test_a_concept_is_offered_as_long_as_something_has_it(offered: Shelf) -> None:
    offered.publish(1, "Algorithm register", facets={"technology": ("drones",)})

    assert (titles("drones"), titles("decidim")) == (["Drones"], [])


def test_what_is_just_this_stands_before_what_only_has_it(offered: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = {"open-data": "Rules for sensors", "sensors": "Sensors"}
    monkeypatch.setattr(registry, "FACETS", {"theme": Facet("theme", "Theme", 1, lambda values, language: labels)})

    assert [each.title for each in suggestions("sensors", "en") if each.kind == "theme"] == list(labels.values())[::-1]


@pytest.mark.parametrize("typed", ["londno", "londre", "londres"])
def test_a_city_stands_first_by_any_name_and_with_a_slip(offered: Shelf, typed: str) -> None:
    for number in range(10, 14):
        offered.publish(number, f"Londres {number}", **known_as("London"))

    assert titles(typed)[0] == "London"


def test_whom_an_entry_mentions_is_no_name_of_its_own(offered: Shelf) -> None:
    offered.publish(4, "Kansas City", names=("Algorithm watch", "Missouri"))

    assert titles("algorithm") == ["Algorithm register"]
    assert titles("misso") == []
    offered.publish(4, "Kansas City", **known_as("Missouri"))
    assert titles("misso") == ["Kansas City"]


def test_a_title_that_only_has_it_stands_before_another_name_that_does(offered: Shelf) -> None:
    offered.publish(4, "Plain", **known_as("The old walnut"))
    offered.publish(5, "A new walnut")
    offered.publish(6, "Walnut")

    assert titles("walnu") == ["Walnut", "A new walnut", "Plain"]


@pytest.mark.parametrize("typed", ["register mac", "maceio regis", "algorithm macei"])
def test_several_words_may_be_parts_of_a_title_and_of_its_city(offered: Shelf, typed: str) -> None:
    assert titles(typed) == ["Algorithm register"]


def test_the_name_of_its_city_alone_is_no_title(offered: Shelf) -> None:
    assert titles("maceio macei") == ["Maceió"] or titles("maceio macei") == []
    assert "Algorithm register" not in titles("macei")


@pytest.fixture
def lexical(offered: Shelf, use_terms: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A city and an organisation with names, and a glossary."""
    use_terms(
        Term("Maceió", "en", "city/maceio", "name"),
        Term("UN-Habitat", "en", "organisation/un-habitat", "name"),
        Term("sensors", "en", "theme/sensors"),
        Term("digital divide", "en", "glossary/digital-divide"),
        Term("brecha digital", "es", "glossary/digital-divide"),
        Term("red de datos", "es", "glossary/network", own_language_only=True),
    )
    shelf("organisation").publish(7, "Settlements Programme", slug="un-habitat", **known_as("UN-Habitat"))
    registry.SEARCHABLES["city"].publish(  # type: ignore[attr-defined]
        1, "Maceió", slug="maceio", **known_as("Maceio", "ماسيو"), city=CityRef("maceio", "Maceió")
    )
    labels = {"digital-divide": "Digital divide", "network": "Data network"}
    monkeypatch.setitem(registry.WORDS, "glossary", lambda values, language: labels)
    return offered


@pytest.mark.parametrize("typed", ["unhab", "unhabitat", "un hab", "un-habi", "nhabitat", "inhabitat", "uunhabitat"])
def test_a_name_is_known_with_and_without_its_gap_and_with_a_slip_at_its_first_letter(
    lexical: Shelf, typed: str
) -> None:
    assert titles(typed) == ["Settlements Programme"]


def test_who_has_the_name_stands_before_what_only_begins_with_it(lexical: Shelf) -> None:
    for number in range(10, 30):
        lexical.publish(number, f"UN-Habitat assembly {number}")

    assert titles("un habit")[0] == "Settlements Programme"
    assert len(titles("un habit")) == 8


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("aceio", ["Maceió"]), ("naceio", ["Maceió"]), ("amceio", ["Maceió"]), ("ensors", ["Register of sensors"])],
)
def test_a_slip_at_the_first_letter_is_forgiven_where_nothing_begins_so(
    lexical: Shelf, typed: str, expected: list[str]
) -> None:
    assert titles(typed)[:1] == expected


def test_what_begins_so_is_never_taken_for_a_slip(lexical: Shelf) -> None:
    lexical.publish(9, "Aceiopolis")

    assert titles("aceio") == ["Aceiopolis"]


@pytest.mark.parametrize("typed", ["brecha dig", "brechas digital", "digital div"])
def test_a_term_of_the_glossary_is_offered_in_the_readers_words_by_any_of_its_languages(
    lexical: Shelf, typed: str
) -> None:
    [term] = [each for each in suggestions(typed, "en") if each.kind == "glossary"]

    assert (term.title, term.url) == ("Digital divide", "/en/search/?q=Digital+divide")


def test_a_term_that_means_something_in_its_own_language_only_is_offered_there_only(lexical: Shelf) -> None:
    assert titles("red de dat") == []
    assert [each.title for each in suggestions("red de dat", "es")] == ["Data network"]


def test_a_few_letters_name_no_term_and_what_has_its_name_takes_its_place(lexical: Shelf) -> None:
    assert titles("brec") == []
    lexical.publish(9, "Digital divide")
    assert titles("brecha dig") == ["Digital divide"]
    assert [each.kind for each in suggestions("digital divide", "en")] == ["thing"]


def test_a_mission_is_offered_once(offered: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf("mission").publish(1, "Make it open for all", **known_as("Openness"), missions=("open",))
    labels = Facet("mission", "Mission", 1, lambda values, language: {"open": "Openness"})
    monkeypatch.setitem(registry.FACETS, "mission", labels)

    assert titles("openne") == ["Make it open for all"]
    offered.publish(1, "Algorithm register", facets={"mission": ("open",)})
    assert titles("openne") == ["Openness"]


def test_at_most_eight(offered: Shelf) -> None:
    for number in range(10, 30):
        offered.publish(number, f"Sensor {number}")

    assert len(titles("sens")) == 8


def test_the_number_of_queries_is_the_same_however_much_there_is_and_one_less_for_the_next_letter(
    offered: Shelf,
) -> None:
    def queries(typed: str) -> int:
        with CaptureQueriesContext(connection) as captured, read_once():  # as in a request
            assert suggestions(typed, "en")
        return len(captured)

    renew_lexicon()
    suggestions("se", "en")
    few = queries("re"), queries("reg")
    for number in range(10, 30):
        offered.publish(number, f"Register {number}")
    suggestions("se", "en")
    many = queries("regi"), queries("regis")

    assert few == many
    assert queries("register of se") == many[0]
    assert max(few) <= 2 if engines.has_server() else few == (4, 3)


def test_what_finds_nothing_is_read_once_more_and_no_more_than_that(lexical: Shelf) -> None:
    def queries(typed: str) -> int:
        with CaptureQueriesContext(connection) as captured, read_once():
            suggestions(typed, "en")
        return len(captured)

    suggestions("xy", "en")
    few = queries("aceio"), queries("xqzwkv")
    for number in range(10, 30):
        lexical.publish(number, f"Register {number}")
    suggestions("xy", "en")

    assert (queries("aceioo"), queries("xqzwkvb")) <= few


def test_what_begins_as_typed_comes_before_what_only_nearly_does(things: Shelf) -> None:
    things.publish(1, "Cite")
    things.publish(2, "Citizens and the 2030 agenda")
    things.publish(3, "Cities")

    assert titles("citi") == ["Cities", "Citizens and the 2030 agenda", "Cite"]


@pytest.mark.parametrize("typed", ["agenda 2030 o", "agenda 20", "the 2030 a", "agenda of 2"])
def test_a_number_or_a_single_letter_may_be_going_on(things: Shelf, typed: str) -> None:
    things.publish(1, "Agenda 2030 of Vienna")
    things.publish(2, "The 2030 agenda of Vienna")

    assert titles(typed)
