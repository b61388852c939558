from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from search import engines, health, sync
from search.engines.database import TABLE
from search.models import SearchDocument
from tests.factories.search import Shelf


def health_of(**options: bool) -> str:
    out = StringIO()
    call_command("search_health", stdout=out, **options)
    return out.getvalue()


def test_in_step_there_is_no_difference(things: Shelf) -> None:
    things.publish(1, "Sensors")

    assert list(health.differences()) == []
    assert "in step" in health_of()


def test_what_a_killed_process_left_is_named_and_mended(things: Shelf) -> None:
    for number in range(1, 5):
        things.publish(number, "Sensors")
    things.put(1, "Changed, but never told")
    del things.held[2]
    things.put(5, "New, but never told")
    engines.stored().remove([SearchDocument.objects.get(number=3).pk])

    assert [str(each) for each in health.differences()] == [
        "thing/1 (en): is out of date",
        "thing/2 (en): is no longer public",
        "thing/5 (en): is missing",
        "thing/3 (en): is not in the index",
    ]
    with pytest.raises(CommandError, match="--repair"):
        health_of()

    assert "Mended" in health_of(repair=True)
    assert list(health.differences()) == []
    assert set(SearchDocument.objects.values_list("number", flat=True)) == {1, 3, 4, 5}


def test_the_index_is_compared_by_version_and_holds_nothing_else(things: Shelf) -> None:
    things.publish(1, "Sensors")
    [stray] = sync.told("thing", [1])
    stray.document.pk, stray.document.version = 999_999, 1
    engines.stored().write([stray])
    SearchDocument.objects.update(version=99)

    found = [str(each) for each in health.differences()]
    assert found[:2] == ["thing/1 (en): is old in the index", "index/999999 (-): belongs to no document, in the index"]
    assert len(found) == (3 if engines.has_server() else 2)

    assert health.see(mend=True).left == 0
    assert list(health.differences()) == []


def test_a_rebuild_says_how_many_documents_changed(things: Shelf) -> None:
    things.put(1, "Sensors")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert out.getvalue().splitlines()[0] == "1 documents changed."


def test_all_is_compared_once_to_name_what_differs(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    things.publish(1, "Sensors")
    things.put(1, "Changed, but never told")
    compared: list[str] = []
    batches = sync.batches

    def noted() -> Iterator[tuple[str, list[int]]]:
        compared.append("all")
        return batches()

    monkeypatch.setattr(sync, "batches", noted)
    with pytest.raises(CommandError, match="--repair"):
        health_of()

    assert compared == ["all"]


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("no_server_yet")
def test_a_server_that_is_away_keeps_nobody_from_mending_the_database(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    things.publish(1, "Sensors")
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")

    with pytest.raises(CommandError, match="does not answer"):
        health_of(repair=True)

    assert list(health.of_database()) == []
    with pytest.raises(CommandError, match="does not answer"):
        health_of()


def test_an_address_of_a_server_that_cannot_be_read_is_named(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    things.publish(1, "Sensors")
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "")
    monkeypatch.setitem(settings.ELASTICSEARCH, "fault", "ELASTICSEARCH_URL cannot be read.")
    out = StringIO()

    with pytest.raises(CommandError, match=r"without Elasticsearch: ELASTICSEARCH_URL cannot be read\."):
        call_command("search_health", stdout=out)

    assert "in step" in out.getvalue()
