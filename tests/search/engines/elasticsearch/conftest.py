"""A real server, with indices that no other test sees."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches

from network.base import outbox
from network.base.models import OutboxRow
from search import lag
from search.engines.elasticsearch import server as servers
from search.engines.elasticsearch.server import client
from tests.factories.search import Shelf


@pytest.fixture
def no_server_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A client is made anew for the address that a test names; what was known of others is forgotten."""
    monkeypatch.setattr(lag, "_known", {})
    caches["shared"].clear()
    client.cache_clear()
    yield
    caches["shared"].clear()
    client.cache_clear()


@pytest.fixture
def server(no_server_yet: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Switched on; the prefix of its indices. Nothing is built."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", os.environ["ELASTICSEARCH_URL"])
    monkeypatch.setitem(settings.ELASTICSEARCH, "timeout", 10.0)
    monkeypatch.setitem(settings.ELASTICSEARCH, "prefix", prefix)
    client.cache_clear()
    yield prefix
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", os.environ["ELASTICSEARCH_URL"])
    client.cache_clear()
    if names := list(servers.patient().indices.get(index=f"{prefix}-*")):
        servers.patient().indices.delete(index=names)


@pytest.fixture
def outgoing(things: Shelf) -> None:
    """What waits in the outbox is what the test asks for."""
    OutboxRow.objects.all().delete()


def deliver() -> int:
    return outbox.deliver_all()
