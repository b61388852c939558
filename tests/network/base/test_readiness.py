from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from network.base import readiness
from network.base.models import OutboxRow

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

    with django_assert_num_queries(1):
        assert readiness.readiness()["ready"]


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
