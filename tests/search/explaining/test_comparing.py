"""Two orders of the same entries, place by place."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from search.explaining.comparing import Comparison
from search.query import Query
from search.results import Results, find
from tests.factories.search import Shelf


@pytest.fixture
def stock(things: Shelf) -> Shelf:
    for number, title in ((1, "Sensors"), (2, "Register"), (3, "Register of sensors"), (4, "Map")):
        things.publish(number, title)
    things.publish(3, "Registro de sensores", language="es")
    return things


def order(words: str, language: str = "en") -> Results:
    return find(Query.parse(QueryDict(f"q={words}"), language, "search/"))


def told(comparison: Comparison) -> list[list[tuple[int, int | None, int] | None]]:
    return [
        [(standing.result.id, standing.there, standing.up) if standing else None for standing in row]
        for row in comparison.rows
    ]


@pytest.mark.usefixtures("stock")
def test_each_entry_says_where_it_stands_in_the_other_order() -> None:
    comparison = Comparison(order("sensors"), order("register"))

    assert told(comparison) == [[(1, None, 0), (2, None, 0)], [(3, 2, 0), (3, 2, 0)]]
    assert (comparison.shared, comparison.unmoved) == (1, 1)


@pytest.mark.usefixtures("stock")
def test_what_stands_higher_on_one_side_stands_lower_on_the_other() -> None:
    comparison = Comparison(order("register sensors"), order("sensors"))

    here = {standing.result.id: standing for row in comparison.rows for standing in row[:1] if standing}
    assert (here[3].place, here[3].there, here[3].up) == (1, 2, 1)
    assert here[1].there == 1
    assert here[1].down == -here[1].up == here[1].place - 1 > 0


@pytest.mark.usefixtures("stock")
def test_an_entry_is_the_same_in_every_language_in_which_it_is_told() -> None:
    comparison = Comparison(order("sensors"), order("sensores", "es"))

    assert {row[0].result.id: row[0].there for row in comparison.rows if row[0]}[3] is not None


@pytest.mark.usefixtures("stock")
def test_the_longer_order_goes_on_alone() -> None:
    assert told(Comparison(order("map"), order("register")))[1][0] is None
