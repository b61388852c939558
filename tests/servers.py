"""A pytest plugin: the real server, switched on for a test, with indices that no other test sees."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches


@pytest.fixture
def no_server_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A client is made anew for the address that a test names; what was known of others is forgotten."""
    from search import lag  # needs the apps, as what is imported below
    from search.engines.elasticsearch.server import connected

    monkeypatch.setattr(lag, "_known", {})
    caches["shared"].clear()
    connected.cache_clear()
    yield
    caches["shared"].clear()
    connected.cache_clear()


@pytest.fixture
def server(no_server_yet: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Switched on; the prefix of its indices. Nothing is built."""
    from search.engines.elasticsearch.server import connected, patient

    prefix = f"test-{uuid.uuid4().hex[:12]}"
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", os.environ["ELASTICSEARCH_URL"])
    monkeypatch.setitem(settings.ELASTICSEARCH, "timeout", 10.0)
    monkeypatch.setitem(settings.ELASTICSEARCH, "prefix", prefix)
    connected.cache_clear()
    yield prefix
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", os.environ["ELASTICSEARCH_URL"])
    connected.cache_clear()
    if names := list(patient().indices.get(index=f"{prefix}-*")):
        patient().indices.delete(index=names)
