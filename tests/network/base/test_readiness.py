from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from network.base import readiness
from network.base.models import OutboxRow
from search import health, lag
from search.engines import breaker

pytestmark = pytest.mark.django_db


def test_a_migrated_database_is_ready_and_says_how_long_the_oldest_delivery_waits(client: Client) -> None:
    row = OutboxRow.objects.create(kind="trial", key="trial", due_at=timezone.now() - timedelta(hours=1))
    OutboxRow.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(hours=1))

    response = client.get("/readyz")
    told = response.json()

    assert response.status_code == 200
    assert (told["ready"], told["database"], told["migrations"]) == (True, connection.vendor, "applied")
    assert 3600 <= told["oldest_delivery_seconds"] < 3700


def test_migrations_are_looked_for_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    readiness.readiness()

    with django_assert_num_queries(2):
        assert readiness.readiness()["ready"]


def test_the_engine_of_the_search_is_told_with_what_the_last_comparison_found(client: Client) -> None:
    told = client.get("/readyz").json()["search"]
    assert told == {"engine": connection.vendor, "state": "answers", "checked_at": None, "differences": None}

    seen = health.see(mend=False)

    told = client.get("/readyz").json()["search"]
    assert (told["checked_at"], told["differences"]) == (seen.seen_at.isoformat(), 0)


@pytest.mark.parametrize(
    ("is_behind", "is_open", "state"),
    [(False, False, "answers"), (True, False, "behind"), (True, True, "behind"), (False, True, "away")],
)
def test_a_server_that_does_not_answer_well_is_told_and_closes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch, is_behind: bool, is_open: bool, state: str
) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    monkeypatch.setattr(lag, "is_behind", lambda: is_behind)
    monkeypatch.setattr(breaker, "is_open", lambda: is_open)

    response = client.get("/readyz")

    assert (response.status_code, response.json()["search"]["state"]) == (200, state)
    assert response.json()["search"]["engine"] == "elasticsearch"


def test_an_address_that_cannot_be_read_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "fault", "It cannot be read.")

    assert client.get("/readyz").json()["search"]["state"] == "configured wrongly"


def test_a_missing_migration_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "_known", set())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'coalition'")

    response = client.get("/readyz")

    assert (response.status_code, response.json()["migrations"]) == (503, "missing")


def test_a_database_that_cannot_be_reached_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> timedelta:
        raise OperationalError("connection refused")

    monkeypatch.setattr(readiness, "oldest_wait", refuse)

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"ready": False, "database": "unreachable"})
