"""What comes again and again runs when it is due, once, and a failure of one stops no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from network.base import jobs
from network.base.models import ScheduledJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(jobs, "_jobs", {})

    @jobs.repeats("broken", timedelta(hours=1))
    def broken() -> None:
        raise ValueError

    @jobs.repeats("sound", timedelta(hours=1))
    def sound() -> None:
        said.append("sound")

    return said


def test_each_runs_once_until_it_is_due_again(ran: list[str]) -> None:
    assert jobs.run_due() == ["broken", "sound"]
    assert jobs.run_due() == []

    ScheduledJob.objects.filter(name="sound").update(due_at=timezone.now() - timedelta(seconds=1))

    assert jobs.run_due() == ["sound"]
    assert ran == ["sound", "sound"]


def test_of_two_workers_one_runs_it(ran: list[str]) -> None:
    job = jobs._jobs["sound"]

    assert [jobs._take(job), jobs._take(job)] == [True, False]
    assert not jobs._run(job)
    assert ran == []


def test_a_name_is_given_once(ran: list[str]) -> None:
    with pytest.raises(ValueError, match="sound"):
        jobs.repeats("sound", timedelta(hours=1))(lambda: None)
