"""A search that takes too long is given up: with an answer, and never in the middle of a change."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client

from search import engines
from search.engines import postgresql
from search.engines.database import DatabaseEngine
from search.engines.interface import TooSlowError
from search.related import related
from tests.factories.search import Shelf

SLEEP = "SELECT 1, 1.0 FROM pg_sleep(%s)"


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search with words is given up."""

    def given_up(engine: DatabaseEngine, *search: object) -> None:
        raise TooSlowError

    monkeypatch.setattr(type(engines.stored()), "fetched", given_up)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_slow_search_is_given_up_and_a_quick_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 200)
    engine = postgresql.PostgresqlEngine()

    assert engine.fetched(SLEEP, [0]) == [(1, 1)]
    with pytest.raises(TooSlowError):
        engine.fetched(SLEEP, [5])
    with connection.cursor() as cursor:  # other statements have all the time that they need
        cursor.execute(SLEEP, [0.4])


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_search_reads_no_whole_table_where_there_is_an_index() -> None:
    assert postgresql.PostgresqlEngine().fetched("SHOW enable_seqscan", []) == [("off",)]

    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_search_within_a_change_is_never_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 200)

    with transaction.atomic():
        assert postgresql.PostgresqlEngine().fetched(SLEEP, [0.4]) == [(1, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["/", ".json", ".csv", ".atom"])
def test_the_visitor_is_told(things: Shelf, client: Client, refusing: None, form: str) -> None:
    things.publish(1, "Sensors")

    answer = client.get(f"/en/search{form}?q=sensors")

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "This search takes too long" in answer.content.decode()
    assert client.get(f"/en/search{form}").status_code == 200


@pytest.mark.django_db
def test_a_page_stands_without_what_is_related(things: Shelf, refusing: None) -> None:
    things.publish(1, "Sensors")

    assert related("thing", 1, "en") == []
