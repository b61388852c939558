"""What is offered while somebody types."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import engines, registry
from search.analysis.versions import read_once
from search.facets import Facet
from search.registry import CityRef
from search.suggest import suggestions
from tests.factories.search import Shelf, shelf


@pytest.fixture
def offered(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    cities = shelf("city")
    cities.publish(1, "Maceió", names=("Maceio", "ماسيو"), city=CityRef("maceio", "Maceió"))
    cities.publish(2, "London", names=("Londres",))
    concepts = {"theme": ("open-data", "sensors"), "technology": ("chatbot", "decidim")}
    things.publish(1, "Algorithm register", city=CityRef("maceio", "Maceió"), facets=concepts)
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
        offered.publish(number, f"Londres {number}", names=("London",))

    assert titles(typed)[0] == "London"


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

    suggestions("se", "en")
    few = queries("re"), queries("reg")
    for number in range(10, 30):
        offered.publish(number, f"Register {number}")
    suggestions("se", "en")
    many = queries("regi"), queries("regis")

    assert few == many
    assert queries("register of se") == many[0]
    assert max(few) <= 2 if engines.has_server() else few == (4, 3)
