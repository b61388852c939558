"""What is done at a time and not after a change: reminders, retention. An app's `jobs` module is found at start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from network.base.models import ScheduledJob

log = logging.getLogger("network.jobs")


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], object]


_jobs: dict[str, Job] = {}


def repeats(name: str, every: timedelta) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorates a function that the worker calls in this interval, in a transaction of its own."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        if name in _jobs:
            raise ValueError(f"{name} is registered already")
        _jobs[name] = Job(name, every, function)
        return function

    return register


def run_due() -> list[str]:
    """Runs what is due, each job once however many workers there are; their names."""
    now = timezone.now()
    known = dict(ScheduledJob.objects.values_list("name", "due_at"))
    return [job.name for job in _jobs.values() if known.get(job.name, now) <= now and _run(job)]


def _run(job: Job) -> bool:
    """What fails is tried again when it is due the next time."""
    if not _take(job):
        return False
    try:
        with transaction.atomic():
            job.run()
    except Exception as reason:
        log.error("job_failed name=%s error=%s", job.name, type(reason).__name__)
    return True


def _take(job: Job) -> bool:
    now = timezone.now()
    ScheduledJob.objects.get_or_create(name=job.name, defaults={"due_at": now})
    return bool(ScheduledJob.objects.filter(name=job.name, due_at__lte=now).update(due_at=now + job.every))
