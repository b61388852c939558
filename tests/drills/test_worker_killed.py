"""A worker that is killed at any step of a delivery: nothing is lost, nothing stands twice, nothing is out of order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from network.base import outbox
from network.base.models import OutboxRow
from search import health
from search.engines.elasticsearch import index, rebuilding
from search.models import SearchDocument
from tests.architecture.source import ROOT
from tests.factories.search import Shelf
from tests.network.base.test_worker_killed import environment
from tests.search.conftest import _only_own_kinds, things  # noqa: F401  fixtures

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.slow,
    pytest.mark.sqlite,  # what it is about is the same on every database: once is enough
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("server"),
]

DIES = """
import os, signal
import django
django.setup()
from network.base import outbox
from search.engines.elasticsearch import index, rebuilding

def die(*told, **named):
    os.kill(os.getpid(), signal.SIGKILL)

def last(call):
    def called(*told, **named):
        call(*told, **named)
        die()
    return called
"""
STEPS = {
    "before it reads": "rebuilding.told = die",
    "after it read": "rebuilding.told = last(rebuilding.told)",
    "before it writes": "index.write_into = die",
    "after it wrote": "index.write_into = last(index.write_into)",
    "before it says so": "outbox.QuerySet.delete = die",
    "before that is kept": "outbox.QuerySet.delete = last(outbox.QuerySet.delete)",
}


def titles() -> dict[int, str]:
    return dict(SearchDocument.objects.order_by("number").values_list("number", "title"))


@pytest.mark.parametrize("step", STEPS)
def test_what_it_left_is_done_later_in_its_order(step: str, things: Shelf, tmp_path: Path, server: str) -> None:  # noqa: F811
    for number in range(1, 7):
        things.publish(number, f"First {number}")
    OutboxRow.objects.all().delete()
    rebuilding.rebuild()
    things.publish(1, "Second 1")
    things.publish(2, "Second 2")
    things.withdraw(3)
    things.publish(7, "New 7")

    killed(step, tmp_path, server)
    assert OutboxRow.objects.exclude(held_until=None).count() == 4
    things.publish(1, "Third 1")
    things.withdraw(2)
    things.publish(3, "Back 3")
    things.withdraw(7)
    assert outbox.deliver_all() == 0  # what is held holds up what came later

    OutboxRow.objects.exclude(held_until=None).update(held_until=timezone.now() - timedelta(seconds=1))
    assert outbox.release_held() == 4
    OutboxRow.objects.update(due_at=timezone.now())
    assert outbox.deliver_all() == 8

    assert list(health.differences()) == []
    assert not OutboxRow.objects.exists()
    held = [each.document for each in index.held(index.answering())]
    assert held == sorted(set(held)) == sorted(SearchDocument.objects.values_list("id", flat=True))
    assert titles() == {1: "Third 1", 3: "Back 3", 4: "First 4", 5: "First 5", 6: "First 6"}


def killed(step: str, folder: Path, prefix: str) -> None:
    ours = environment(folder) | {
        "ELASTICSEARCH_URL": os.environ["ELASTICSEARCH_URL"],
        "ELASTICSEARCH_PREFIX": prefix,
        "ELASTICSEARCH_TIMEOUT_MS": "10000",
    }
    code = f"{DIES}\n{STEPS[step]}\noutbox.deliver_all()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=ours, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == -signal.SIGKILL
