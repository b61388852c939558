from __future__ import annotations

from django.http import QueryDict

from search import presenters
from search.query import Query
from search.results import find
from tests.factories.search import Shelf


def nearest(address: str) -> list[int]:
    query = Query.parse(QueryDict(address), "en", "things/", {})
    return [result.id for result in presenters.nearest(query)]


def test_nearest_is_what_the_words_find_then_what_the_filters_hold_then_the_newest(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",)}, date="2020")
    things.publish(2, "Trees", facets={"stage": ("running",)}, date="2021")
    things.publish(3, "Houses", facets={"stage": ("pilot",)}, date="2022")

    assert nearest("q=sensors&stage=running") == [1]
    assert nearest("q=xqzwkv&stage=running") == [2]
    assert nearest("stage=stopped") == [3, 2, 1]


def test_a_state_that_holds_nothing_names_what_to_leave_out(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"stage": ("pilot",), "country": ("br",)})
    things.publish(2, "Trees", facets={"stage": ("running",), "country": ("es",)})

    def ways_out(address: str) -> list[tuple[str, int]]:
        query = Query.parse(QueryDict(address), "en", "things/", {})
        return [(way.words, way.count) for way in presenters.ways_out(find(query))]

    assert ways_out("stage=pilot&country=es") == [("Without “Spain”", 1), ("Without “pilot”", 1)]
    assert ways_out("stage=stopped&country=fr") == [("Without any filter", 2)]
    assert ways_out("q=xqzwkv&stage=pilot") == [("Without the words “xqzwkv”", 1)]
