"""A pytest plugin for a run in which the search server answers (SEARCH_BY=elasticsearch): same tests, third engine.

Each process has an index for each database that its tests start from. What a test changes is delivered at once, where
the worker would do it a moment later; after it the index is made anew: what was removed from one goes on counting in
its statistics, and would decide the order of what later tests find.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.conf import settings

IS_ON = os.environ.get("SEARCH_BY") == "elasticsearch"


class Follower:
    """The index of one stage, in step with the database of the test at hand."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.is_as_stage = False

    def begin(self) -> None:
        from search.engines.elasticsearch import rebuilding

        if not self.is_as_stage:
            rebuilding.rebuild()
            self.is_as_stage = True

    def follow(self, sender: type, changes: Mapping[tuple[str, int], Mapping[int, int]], **kwargs: Any) -> None:
        from search import delivery

        self.is_as_stage = False
        assert delivery.deliver(list(changes.values())) == {}


_followers: dict[str, Follower] = {}


@pytest.fixture(autouse=True)
def _served(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not IS_ON or not {"db", "transactional_db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    stage = "seeded" if "seeded" in request.fixturenames else "empty"
    run = hashlib.sha256(f"{settings.DATA_DIR} {os.environ.get('PYTEST_XDIST_WORKER')}".encode()).hexdigest()[:8]
    follower = _followers.setdefault(stage, Follower(f"test-{run}-{stage}"))
    monkeypatch.setitem(settings.ELASTICSEARCH, "prefix", follower.prefix)
    follower.begin()
    from network.base import indexing
    from search import lag
    from search.signals import documents_changed

    documents_changed.disconnect(dispatch_uid="base.enqueue_documents")
    documents_changed.connect(follower.follow, dispatch_uid="tests.follow")
    monkeypatch.setattr(lag, "is_behind", lambda: False)
    yield
    documents_changed.disconnect(dispatch_uid="tests.follow")
    documents_changed.connect(indexing.enqueue_documents, dispatch_uid="base.enqueue_documents")


def pytest_unconfigure() -> None:
    """The server keeps nothing of a run."""
    if not _followers:
        return
    from search.engines.elasticsearch.server import patient

    for follower in _followers.values():
        names = list(patient().indices.get(index=f"{follower.prefix}-*"))
        if names:
            patient().indices.delete(index=names)
