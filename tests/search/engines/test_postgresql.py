from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.analysis.vocabulary import begin_alike
from search.engines import postgresql
from search.engines.catalogue import current
from search.engines.evidence import Evidence
from search.engines.postgresql import LAST_PLACE, MOST_PLACES, PostgresqlEngine, expression, vector
from search.query import Query
from search.registry import Text
from search.results import Result, find
from tests.factories.search import Shelf


def asked(words: str) -> Sequence[Result]:
    current().scores.clear()
    return find(Query("en", "things/", q=words)).results


def test_every_key_is_quoted() -> None:
    words = expression(Evidence(0, "words", (("a", "b'c"), ("d\\e",))))
    phrase = expression(Evidence(0, "phrase", (("open",), ("data",))))

    assert words == r"('a' | 'b''c') & ('d\\e')"
    assert phrase == "'open' <-> 'data'"


def test_a_vector_tells_places_and_classes() -> None:
    assert vector([(["a", "b", "a"], "A"), ([], "B"), (["it's"], "D")]) == "'a':1A,3A 'b':2A 'it''s':4D"


def test_a_vector_stays_within_what_the_server_takes() -> None:
    long = vector([(["a"] * 300, "A"), ([f"w{place}" for place in range(LAST_PLACE)], "D")])

    assert long.split()[0].count(",") == MOST_PLACES - 1
    assert f":{LAST_PLACE}D" in long
    assert f":{LAST_PLACE + 1}D" not in long


@pytest.mark.postgresql
@pytest.mark.parametrize("kind", ["words", "code", "phrase"])
def test_evidence_is_looked_up_in_an_index(things: Shelf, kind: Literal["words", "code", "phrase"]) -> None:
    things.publish(1, "Sensors")
    sql, params = PostgresqlEngine().weighed(Evidence(0, kind, (("sensors",), ("trees",))))

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a table of one row needs no index
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "Bitmap Index Scan on search_index_" in plan


@pytest.mark.postgresql
def test_of_many_entries_with_a_word_those_that_name_it_in_the_title_come_first(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, title in enumerate(("Trees", "Sensors", "Trees", "Sensors"), 1):
        things.publish(number, title, texts=(Text("done", "Sensors and trees"),))
    ranked = [result.id for result in asked("sensors")]
    monkeypatch.setattr(postgresql, "MANY", 2)

    assert [result.id for result in asked("sensors")] == ranked == [2, 4, 1, 3]


@pytest.mark.postgresql
def test_the_beginning_of_a_word_is_looked_up_in_an_index(things: Shelf) -> None:
    things.publish(1, "Sensors")

    with connection.cursor() as cursor, CaptureQueriesContext(connection) as captured:
        assert [each.word for each in begin_alike("sensor")] == ["sensors"]
        asked = captured[-1]["sql"]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "Bitmap Index Scan on search_word_letters" in plan
