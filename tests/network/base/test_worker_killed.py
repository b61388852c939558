"""A worker that is killed in the middle of a delivery loses nothing and blocks nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from network.base import outbox
from network.base.models import OutboxRow
from tests.architecture.source import ROOT

HANGS = """
    import pathlib, sys, time
    import django
    django.setup()
    from django.db import connection
    from network.base import outbox
    from network.base.models import OutboxRow

    @outbox.handles("hangs")
    def hang(payload):
        OutboxRow.objects.create(kind="hangs", key="half done", due_at="2099-01-01T00:00:00Z")
        pathlib.Path(payload["sign"]).touch()
        time.sleep(60)

    outbox.deliver_next()
"""


@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_held_is_done_later_and_nothing_is_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    OutboxRow.objects.all().delete()
    done: list[str] = []
    handler = outbox.one_by_one(lambda payload: done.append(payload["sign"]))
    monkeypatch.setitem(outbox._kinds, "hangs", outbox.Kind(handler))
    sign = tmp_path / "sign"
    row = outbox.enqueue("hangs", "key", {"sign": str(sign)})

    worker = subprocess.Popen([sys.executable, "-c", textwrap.dedent(HANGS)], cwd=ROOT, env=environment(tmp_path))
    end = time.monotonic() + 60
    while not sign.exists() and time.monotonic() < end and worker.poll() is None:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait(30)

    assert sign.exists()
    assert OutboxRow.objects.get().held_until is not None
    assert (outbox.deliver_all(), outbox.release_held()) == (0, 0)
    OutboxRow.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert outbox.release_held() == 1
    OutboxRow.objects.filter(pk=row.pk).update(due_at=timezone.now())
    assert outbox.deliver_all() == 1
    assert done == [str(sign)]


def environment(folder: Path) -> dict[str, str]:
    """The database of this test, for another process."""
    name = str(settings.DATABASES["default"]["NAME"])
    given = os.environ.get("DATABASE_URL", "")
    address = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{given.rpartition('/')[0]}/{name}"
    ours = {"DATABASE_URL": address, "DATA_DIR": str(folder), "DEBUG": "1", "PYTHONPATH": str(ROOT)}
    return os.environ | ours | {"DJANGO_SETTINGS_MODULE": "network.settings"}
