from __future__ import annotations

import pytest
from django.http import QueryDict

from search import presenters, registry
from search.query import Query
from search.results import find
from tests.factories.search import Shelf


def nearest(address: str) -> list[int]:
    query = Query.parse(QueryDict(address), "en", "things/", {})
    return [result.id for result in presenters.nearest(find(query))]


def test_nearest_is_what_the_words_find_then_what_the_filters_hold(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",)}, date="2020")
    things.publish(2, "Trees", facets={"stage": ("running",)}, date="2021")
    things.publish(3, "Houses", facets={"stage": ("pilot",)}, date="2022")

    assert nearest("q=sensors&stage=running") == [1]
    assert nearest("q=xqzwkv&stage=running") == [2]


def test_nearest_is_what_all_filters_but_one_hold(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",), "country": ("br",)}, date="2020")
    things.publish(2, "Trees", facets={"stage": ("running",), "country": ("es",)}, date="2021")
    things.publish(3, "Houses", facets={"stage": ("running",), "country": ("fr",)}, date="2022")

    assert nearest("stage=pilot&country=es") in ([1], [2])


@pytest.mark.parametrize("address", ["stage=stopped", "q=xqzwkv", "q=xqzwkv&stage=stopped"])
def test_the_list_as_it_stands_is_near_to_nothing(things: Shelf, address: str) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",)})

    assert nearest(address) == []


def test_what_only_leads_to_a_list_is_near_to_nothing(things: Shelf) -> None:
    things.publish(1, "Cities", data={registry.IS_LIST: True})
    things.publish(2, "Cities without snow", data={registry.IS_LIST: False})

    assert nearest("q=cities+xqzwkv+blorpf+grumph&stage=stopped") == [2]


def test_a_state_that_holds_nothing_names_what_to_leave_out(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",), "country": ("br",)})
    things.publish(2, "Trees", facets={"stage": ("running",), "country": ("es",)})

    def ways_out(address: str) -> list[tuple[str, int]]:
        query = Query.parse(QueryDict(address), "en", "things/", {})
        return [(way.words, way.count) for way in presenters.ways_out(find(query))]

    assert ways_out("stage=pilot&country=es") == [("Without “Spain”", 1), ("Without “pilot”", 1)]
    assert ways_out("stage=stopped&country=fr") == [("Without any filter", 2)]
    assert ways_out("q=xqzwkv&stage=pilot") == [("Without the words “xqzwkv”", 1)]
