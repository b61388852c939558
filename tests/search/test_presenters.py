from __future__ import annotations

from django.http import QueryDict

from search import presenters
from search.query import Query
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
