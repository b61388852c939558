"""The server is killed, stopped, or loses its index in the middle of work: nobody is refused, and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from cities.models import CityPage
from network.base.models import OutboxRow
from practices.models import PracticePage
from search import health, sync
from search.engines.elasticsearch import index
from search.engines.elasticsearch.server import connected, patient
from search.models import SearchDocument
from tests.drills import site, visitors
from tests.drills.node import Node, running
from tests.engines import TOLD
from tests.factories.cities import CityPageFactory, publish
from tests.factories.practices import practice_page
from tests.network.base.test_worker_killed import environment

pytestmark = [
    pytest.mark.drill,
    pytest.mark.slow,
    pytest.mark.sqlite,  # what it is about is the same on every database: once is enough
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_server_yet"),
]

CHANGES = int(os.environ.get("DRILL_CHANGES", "200"))
LONGEST_SEARCH = 1.5  # seconds, of 99 in a hundred
IN_STEP = 60.0  # seconds after the server is back


@dataclass
class Editors:
    """People who publish, rename, move and delete practices, in an order that is the same for the same seed."""

    cities: list[CityPage]
    longest: float = 0.0
    number: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(1)

    def change(self, times: int) -> None:
        for _ in range(times):
            before = time.monotonic()
            self._change()
            self.longest = max(self.longest, time.monotonic() - before)

    def _change(self) -> None:
        self.number += 1
        pages = list(PracticePage.objects.order_by("pk"))
        what = self.chance.choice(["publish", "publish", "rename", "move", "delete"]) if len(pages) > 5 else "publish"
        if what == "publish":
            city, slug = self.chance.choice(self.cities), f"register-{self.number}"
            publish(practice_page(city, title=f"Register {self.number}", slug=slug))
            return
        page = self.chance.choice(pages)
        if what == "delete":
            page.delete()
        elif what == "move":
            parent = page.get_parent()
            page.move(next(city for city in self.cities if city.pk != parent.pk), pos="last-child")
        else:
            page.title, page.slug = f"City register {self.number}", f"renamed-{self.number}"
            publish(page)


@pytest.fixture
def own() -> Iterator[tuple[Node, str]]:
    with running() as started:
        yield started


@pytest.fixture
def base(own: tuple[Node, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site with its worker, whose index stands on our own node."""
    prefix = f"drill-{uuid.uuid4().hex[:8]}"
    for name, value in {"address": own[1], "prefix": prefix, "timeout": 5.0}.items():
        monkeypatch.setitem(settings.ELASTICSEARCH, name, value)
    connected.cache_clear()
    ours = environment(tmp_path) | {"ELASTICSEARCH_URL": own[1], "ELASTICSEARCH_PREFIX": prefix}
    ours.pop("ELASTICSEARCH_TIMEOUT_MS", None)
    with site.working(tmp_path, ours) as address:
        yield address
    if names := list(patient().indices.get(index=f"{prefix}-*")):
        patient().indices.delete(index=names)


def seconds_until_in_step(patience: float = IN_STEP) -> float:
    """How long it takes until nothing waits and database and index hold the same."""
    began = time.monotonic()
    while time.monotonic() < began + patience:
        if not OutboxRow.objects.filter(kind="search documents").exists() and index.asked():
            took = time.monotonic() - began
            if not list(health.differences()):
                return took
        time.sleep(0.2)
    raise AssertionError(f"After {patience:.0f} s they still differ: {list(map(str, health.differences()))[:5]}")


@dataclass(frozen=True)
class Trouble:
    """What happens to a node, and how it ends."""

    name: str
    node: Node

    def begin(self) -> None:
        if self.name == "index deleted":
            patient().indices.delete(index=index.asked())
        else:
            self.node.send(signal.SIGKILL if self.name == "SIGKILL" else signal.SIGSTOP)

    def end(self) -> None:
        if self.name == "SIGKILL":
            self.node.start()
        elif self.name == "SIGSTOP":
            self.node.send(signal.SIGCONT)


def test_nobody_is_refused_and_nothing_is_lost(
    own: tuple[Node, str], base: str, record_property: Callable[[str, object], None]
) -> None:
    editors = Editors([publish(CityPageFactory.create()) for _ in range(2)])
    editors.change(10)
    sync.rebuild()  # what factories made without telling
    seconds_until_in_step(120)
    share = -(-CHANGES // 12)  # of each trouble: one before, two in its middle, one after it

    for name in ("SIGSTOP", "index deleted", "SIGKILL"):
        trouble, editors.longest = Trouble(name, own[0]), 0.0
        with visitors.searching(base) as met:
            editors.change(share)
            trouble.begin()
            editors.change(2 * share)
            trouble.end()
            editors.change(share)
            took = seconds_until_in_step()
        record_property(
            TOLD,
            f"{name}: {4 * share} changes, the longest {editors.longest:.2f} s; {met.line()}; "
            f"in step {took:.1f} s after it ended, {SearchDocument.objects.count()} documents",
        )
        assert met.failed() == []
        assert met.percentile(99) <= LONGEST_SEARCH

    out = StringIO()
    call_command("search_health", stdout=out)
    assert "in step" in out.getvalue()
