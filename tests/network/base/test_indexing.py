"""Changes of search are brought to its server by the worker, which looks after the index too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from network.base import indexing, jobs, outbox
from network.base.models import OutboxRow
from search import health, lag
from search.engines.elasticsearch import index, rebuilding
from search.engines.elasticsearch.mapping import read_alias
from search.engines.elasticsearch.server import patient
from search.locks import alone
from tests.factories.search import Shelf
from tests.search.conftest import _only_own_kinds, things  # noqa: F401  fixtures
from tests.search.engines import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:  # noqa: F811  the fixture
    """What becomes public is told to a server, if only to one that nobody reaches."""
    if not settings.ELASTICSEARCH["address"]:
        monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    OutboxRow.objects.all().delete()
    return things


def rows(kind: str = indexing.DOCUMENTS) -> list[OutboxRow]:
    return list(OutboxRow.objects.filter(kind=kind).order_by("pk"))


def test_a_change_leaves_a_row_for_each_record_in_its_transaction(shelf: Shelf) -> None:
    shelf.publish(1, "Sensors")
    shelf.publish(1, "Sensores", language="es")
    shelf.publish(2, "Trees")
    with transaction.atomic():
        shelf.publish(3, "Undone")
        transaction.set_rollback(True)

    assert [row.key for row in rows()] == ["search thing/1", "search thing/1", "search thing/2"]
    assert all(version > 0 for row in rows() for version in row.payload["documents"].values())


def test_what_did_not_change_leaves_none(shelf: Shelf) -> None:
    shelf.publish(1, "Sensors")
    OutboxRow.objects.all().delete()

    shelf.publish(1, "Sensors")

    assert rows() == []


def test_where_the_server_was_switched_off_what_waits_is_done_with_and_nothing_new_waits(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.publish(1, "Sensors")
    assert len(rows()) == 1
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "")
    shelf.publish(2, "Trees")

    outbox.deliver_all()

    assert rows() == []


def test_the_index_is_behind_after_half_a_minute_or_at_once_when_a_change_was_refused(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lag, "REMEMBERED", 0.0)
    monkeypatch.setattr(lag, "_oldest", [indexing.waiting])
    shelf.publish(1, "Sensors")
    assert not lag.is_behind()

    OutboxRow.objects.update(due_at=timezone.now() - timedelta(seconds=31))
    assert lag.is_behind()

    OutboxRow.objects.update(due_at=timezone.now() + timedelta(seconds=5), attempts=1)
    assert lag.is_behind()

    OutboxRow.objects.all().delete()
    assert not lag.is_behind()


def test_the_worker_looks_after_the_index_every_ten_seconds_and_compares_every_hour() -> None:
    assert jobs._jobs["look after the search index"].every == timedelta(seconds=10)
    assert jobs._jobs["compare search with its index"].every == timedelta(hours=1)


def test_without_a_server_no_index_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "")

    indexing.ask_for_index()
    assert rows(indexing.INDEX) == []

    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    indexing.ask_for_index()
    assert len(rows(indexing.INDEX)) == 1


def test_what_is_asked_for_already_is_not_asked_for_again(shelf: Shelf) -> None:
    for _ in range(3):
        indexing.ask_for_index()
        indexing.ask_for_health()

    assert (len(rows(indexing.INDEX)), len(rows(indexing.HEALTH))) == (1, 1)


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_an_index_that_was_deleted_is_built_and_what_waits_is_delivered_at_once(shelf: Shelf) -> None:
    rebuilding.rebuild()
    shelf.publish(1, "Sensors")
    patient().indices.delete(index=index.asked())
    outbox.deliver_all()
    [row] = rows()
    assert (row.attempts, row.due_at > timezone.now()) == (1, True)

    indexing.ask_for_index()
    outbox.deliver_all()

    assert rows() == []
    assert list(health.differences()) == []


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_while_somebody_builds_the_worker_goes_on(shelf: Shelf) -> None:
    indexing.ask_for_index()

    with alone(read_alias()):
        outbox.deliver_all()

    assert rows(indexing.INDEX) == []
    assert index.asked() == ""


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_the_hourly_comparison_mends_and_keeps_what_it_found(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ON_ITS_WAY", 0.0)
    shelf.publish(1, "Sensors")
    rebuilding.rebuild()
    shelf.publish(1, "Trees")
    OutboxRow.objects.all().delete()  # as if it never had been written

    indexing.ask_for_health()
    outbox.deliver_all()

    seen = health.last()
    assert seen is not None
    assert (seen.differences, seen.left) == (1, 0)


@pytest.mark.usefixtures("no_server_yet")
def test_what_waits_for_a_server_that_is_away_is_kept_and_the_rest_is_done(shelf: Shelf) -> None:
    with faults.refused():
        for number in range(1, 6):
            shelf.publish(number, "Sensors")
        outbox.deliver_all()

    assert [row.attempts for row in rows()] == [1] * 5
    assert all(row.due_at > timezone.now() - timedelta(seconds=1) for row in rows())


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_an_index_that_was_kept_while_the_server_was_switched_off_is_mended_at_once(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.publish(1, "Sensors")
    shelf.publish(2, "Trees")
    rebuilding.rebuild()
    outbox.deliver_all()
    indexing.ask_for_index()
    outbox.deliver_all()
    assert health.last() is None  # nothing to mend, so nothing was compared

    for change in (lambda: shelf.publish(1, "Changed"), lambda: shelf.withdraw(2)):
        change()
        OutboxRow.objects.all().delete()
        assert list(health.differences()) != []

        indexing.ask_for_index()
        outbox.deliver_all()

        assert list(health.differences()) == []
