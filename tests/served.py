"""A pytest plugin for a run in which the search server answers (SEARCH_BY=elasticsearch): same tests, third engine.

Each process has an index for each database that its tests start from. What a test changes is delivered at once, where
the worker would do it a moment later; what it changed is put back before the next one. Versions grow from test to test,
as the server remembers them and a database that was rolled back does not. The index of the empty site is made anew:
what was removed from an index goes on counting in its statistics, and decides the order of a dozen documents.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.conf import settings

IS_ON = os.environ.get("SEARCH_BY") == "elasticsearch"
STEP = 100_000  # versions that one test may use


class Follower:
    """The index of one stage, in step with the database of the test at hand."""

    highest = 1_000_000

    def __init__(self, stage: str, prefix: str) -> None:
        self.stage, self.prefix = stage, prefix
        self.touched: set[int] = set()
        self.is_built = False

    def begin(self) -> None:
        """The index holds what the database holds, and the next version is higher than any before."""
        from search.engines.elasticsearch import index, rebuilding
        from search.models import SearchDocument, State

        if not self.is_built or (self.touched and self.stage == "empty"):
            rebuilding.rebuild()
            self.touched.clear()
            self.is_built = True
        elif self.touched:
            Follower.highest += STEP
            told = rebuilding.told(SearchDocument.objects.filter(pk__in=self.touched))
            gone = dict.fromkeys(self.touched - told.keys(), Follower.highest)
            operations: list[dict[str, Any]] = []
            for name in index.kept_in_step():
                for action in index.Changes(told, gone).actions(name):
                    target = action.get("index") or action.get("delete") or {}
                    if "version_type" in target:
                        target["version"] = Follower.highest
                    operations.append(action)
            from search.engines.elasticsearch.server import patient

            patient().bulk(operations=operations, refresh=True)
            self.touched.clear()
        Follower.highest += STEP
        State.objects.filter(pk=1).update(sequence=Follower.highest)

    def follow(self, sender: type, changes: Mapping[tuple[str, int], Mapping[int, int]], **kwargs: Any) -> None:
        from search import delivery

        self.touched.update(identity for told in changes.values() for identity in told)
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
    follower = _followers.setdefault(stage, Follower(stage, f"test-{run}-{stage}"))
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
