from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import engines
from search.analysis import analyse_query
from search.engines import catalogue as memory
from search.engines.catalogue import MOST_REMEMBERED, Catalogue, newer
from search.engines.database import TABLE
from search.engines.interface import Question
from search.models import SearchDocument, State
from search.registry import CityRef
from tests.factories.search import Shelf


def test_only_what_changed_is_read(things: Shelf) -> None:
    for number in (1, 2, 3):
        things.publish(number, facets={"colour": ("red",)})
    held = newer(Catalogue(), "a", 3)
    things.publish(2, "Changed", facets={"colour": ("blue",)})
    things.withdraw(3)
    things.publish(4)

    with CaptureQueriesContext(connection) as queries:
        later = newer(held, "b", 3)

    assert later == newer(Catalogue(), "b", 3)
    assert [*later.numbers] == [1, 2, 4]
    assert (held.having["colour"], later.having["colour"]) == ({"red": 0b111}, {"red": 0b001, "blue": 0b010})
    assert len(queries) == 2
    assert SearchDocument.objects.filter(version__gt=held.sequence).count() == 2


def test_what_came_late_stands_where_its_number_does(things: Shelf) -> None:
    for number in (2, 4):
        things.publish(number, facets={"colour": ("red",)})
    held = newer(Catalogue(), "a", 2)
    for number in (5, 3, 1):
        things.publish(number, facets={"colour": ("blue",)})

    later = newer(held, "b", 5)

    assert later == newer(Catalogue(), "b", 5)
    assert later.having["colour"] == {"red": 0b01010, "blue": 0b10101}


def test_of_many_changes_all_is_read_anew(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_CHANGED", 2)
    things.publish(1)
    held = newer(Catalogue(), "a", 1)
    for number in (2, 3, 4):
        things.publish(number)

    assert newer(held, "b", 4) == newer(Catalogue(), "b", 4)


def test_nothing_is_read_twice_where_nothing_vanished(things: Shelf) -> None:
    things.publish(1)
    held = newer(Catalogue(), "a", 1)
    things.publish(2)

    with CaptureQueriesContext(connection) as queries:
        newer(held, "b", 2)

    assert len(queries) == 1


def test_a_database_that_was_put_back_is_read_anew(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "connection", SimpleNamespace(in_atomic_block=False))
    monkeypatch.setattr(memory, "_held", {})
    things.publish(1)
    before = State.objects.get()
    first = memory.current()
    things.publish(1, "Changed", facets={"colour": ("blue",)})
    assert memory.current().sequence > first.sequence

    State.objects.update(documents_version="restored", sequence=before.sequence)
    SearchDocument.objects.update(version=before.sequence, facets="colour=red")

    assert memory.current() == newer(Catalogue(), "restored", 1)


def test_what_cannot_add_up_is_read_anew(things: Shelf) -> None:
    things.publish(1)
    things.publish(2)
    held = newer(Catalogue(), "a", 2)
    lost = Catalogue("a", held.sequence, held.ids[1:], held.numbers[1:], held.kinds[1:], held.dates[1:])

    assert newer(lost, "a", 2) == held


def test_unknown_dates_and_cities_stand_last(things: Shelf) -> None:
    things.publish(1, "Zebra")
    things.publish(2, "Éclair", date="2019-05", city=CityRef("z", "Zagreb"))
    things.publish(3, "apple", date="2021", city=CityRef("a", "Århus"))
    catalogue = newer(Catalogue(), "a", 3)

    def order(sort: str) -> list[int]:
        return [number for _place, number in sorted(zip(catalogue.order(sort), catalogue.numbers, strict=True))]

    assert (order("newest"), order("title"), order("city")) == ([3, 2, 1], [3, 2, 1], [3, 2, 1])


def test_what_is_remembered_is_limited() -> None:
    catalogue, asked = Catalogue(), []

    def answer(number: int) -> int:
        asked.append(number)
        return number

    for number in [*range(1, MOST_REMEMBERED + 1), 1, MOST_REMEMBERED + 1, 1]:
        assert catalogue.remembered(number, partial(answer, number)) == number

    assert asked == [*range(1, MOST_REMEMBERED + 2), 1]


def test_words_are_weighed_once_for_a_list_and_its_facets(things: Shelf) -> None:
    for number in range(1, 6):
        things.publish(number, "Sensors", facets={"colour": ("red",)})

    def weighed(chosen: Mapping[str, tuple[str, ...]]) -> tuple[int, int]:
        asked = Question("en", "relevance", analyse_query("sensors", "en").units, chosen=chosen)
        with CaptureQueriesContext(connection) as queries:
            total = engines.stored().find(asked, 0, 20).total
        return total, sum(TABLE in each["sql"] for each in queries)

    assert (weighed({}), weighed({"colour": ("red",)})) == ((5, 1), (5, 0))
    things.publish(6, "Sensors", facets={"colour": ("red",)})
    assert weighed({"colour": ("red",)}) == (6, 1)
