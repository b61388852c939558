"""The worker delivers, and ends when it is told to or when whoever started it is gone."""

from __future__ import annotations

import io
import os
import signal
import threading
from typing import Any

import pytest
from django.core import mail
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from network.base import jobs, outbox, worker
from network.base.management.commands import run_worker


@pytest.fixture(autouse=True)
def _no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_jobs", {})


@pytest.mark.usefixtures("empty_outbox")
def test_once_does_what_is_due(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "network.base.mail.OutboxBackend"
    send_mail("Due", "text", None, ["a@example.org"])

    out = io.StringIO()
    call_command("run_worker", "--once", stdout=out)

    assert out.getvalue() == "1 deliveries tried.\n"
    assert [message.subject for message in mail.outbox] == ["Due"]


@pytest.mark.usefixtures("empty_outbox")
def test_it_delivers_all_and_runs_its_jobs_until_it_is_told_to_stop(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "network.base.mail.OutboxBackend"
    for subject in ("First", "Second"):
        send_mail(subject, "text", None, ["a@example.org"])
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the connection holds the test's transaction
    stop, looks = threading.Event(), []

    def look() -> None:
        looks.append(len(mail.outbox))
        stop.set()

    monkeypatch.setattr(jobs, "run_due", look)
    worker.work(stop, pause=0)
    assert (looks, len(mail.outbox)) == ([0], 0)  # told to stop by its first job, it begins no row

    monkeypatch.setattr(jobs, "run_due", lambda: looks.append(len(mail.outbox)))
    monkeypatch.setattr(stop, "wait", lambda pause: stop.set())
    stop.clear()
    worker.work(stop, pause=0)
    assert looks == [0, 0]
    assert [message.subject for message in mail.outbox] == ["First", "Second"]


@pytest.mark.django_db
def test_a_database_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, looks = threading.Event(), []

    def away() -> int:
        looks.append(1)
        if len(looks) == 2:
            stop.set()
        raise OperationalError("away")

    monkeypatch.setattr(outbox, "release_held", away)
    worker.work(stop, pause=0)

    assert len(looks) == 2


def test_a_signal_ends_it_after_the_row_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)

    def work(stop: threading.Event) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(5)

    monkeypatch.setattr(worker, "work", work)
    try:
        call_command("run_worker")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])


def test_it_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    stop = threading.Event()
    monkeypatch.setattr("sys.stdin", open(reading))  # noqa: SIM115, PTH123
    os.write(writing, b"still there")
    os.close(writing)

    run_worker.end_with_parent(stop)

    assert stop.is_set()


def test_with_a_parent_it_watches_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    watched: list[Any] = []
    monkeypatch.setattr(run_worker, "end_with_parent", lambda stop: stop.set())
    monkeypatch.setattr("os.nice", lambda by: by)  # else the rest of the tests would be slow
    monkeypatch.setattr(worker, "work", lambda stop: watched.append(stop.wait(5)))
    try:
        call_command("run_worker", "--with-parent")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])

    assert watched == [True]
