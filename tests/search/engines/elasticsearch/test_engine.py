"""The four traps of counting and paging, on a real server."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from search import engines, registry
from search.engines.elasticsearch import index
from search.engines.elasticsearch.engine import REACH, ElasticsearchEngine
from search.engines.elasticsearch.server import patient
from search.engines.interface import Question, TooDeepError
from search.query import Query
from search.results import OutOfRangeError, find

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]

MANY = 10_050
WHOLE = Question(language="en", order="newest")


def fill(count: int, **values: int) -> None:
    """So many documents; of each facet as many different values as it says."""
    name = index.begin()
    operations: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        lines = ["serves=en", "kind=thing", *(f"{facet}={number % most}" for facet, most in values.items())]
        told = {"kind": "thing", "number": number, "language": "en", "document": number, "version": 1, "values": lines}
        operations += [{"index": {"_index": name, "_id": str(number)}}, told]
    for start in range(0, len(operations), 10_000):
        patient().bulk(operations=operations[start : start + 10_000])
    index.swap(name)


@pytest.fixture
def many(server: str) -> None:
    fill(MANY, colour=3000)


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_totals_beyond_ten_thousand_are_exact_every_value_is_counted_and_all_can_be_read() -> None:
    engine = ElasticsearchEngine()

    found = engine.find(WHOLE, 0, 20)

    assert found.total == MANY
    assert list(found.ids) == list(range(1, 21))
    assert len(found.counts["colour"]) == 3000
    assert sum(found.counts["colour"].values()) == MANY
    assert found.known["colour"] == found.counts["colour"].keys()
    assert list(engine.ids(WHOLE)) == list(range(1, MANY + 1))


@pytest.mark.slow
@pytest.mark.usefixtures("many")
def test_the_last_page_within_reach_is_shown_and_a_deeper_one_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FACETS", {})

    def page(number: str) -> Query:
        return Query.parse(QueryDict(f"page={number}"), "en", "search/")

    shown = find(page("500"), facets=False)

    assert (shown.total, shown.pages, shown.engine, shown.degraded) == (MANY, REACH // 20, "elasticsearch", False)
    for number in ("501", "503", "99999999999999999999"):
        with pytest.raises(OutOfRangeError):
            find(page(number), facets=False)


def test_a_value_counts_what_its_state_finds(server: str) -> None:
    fill(60, colour=3, shape=4)
    engine = ElasticsearchEngine()
    state = Question(language="en", order="newest", chosen={"colour": ("0", "1"), "shape": ("2",)})

    found = engine.find(state, 0, 20)

    assert found.total == 10
    for facet, others in (("colour", {"shape": ("2",)}), ("shape", {"colour": ("0", "1")})):
        for value, count in found.counts[facet].items():
            alone = Question(language="en", order="newest", chosen={**others, facet: (value,)})
            assert engine.find(alone, 0, 0).total == count
        assert found.without[facet] == engine.find(Question("en", "newest", chosen=others), 0, 0).total


def test_what_is_beyond_reach_is_said_before_the_server_is_asked() -> None:
    with pytest.raises(TooDeepError):
        ElasticsearchEngine().find(WHOLE, REACH - 19, 20)


def test_without_an_address_the_database_answers() -> None:
    if not engines.has_server():
        assert engines.current() is engines.stored()
