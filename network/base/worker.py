"""The worker: delivers the outbox and runs the jobs that are due, until it is told to stop."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, close_old_connections

from network.base import jobs, outbox

log = logging.getLogger("network.worker")
PAUSE = 1.0  # seconds between two looks into an empty outbox
JOBS_EVERY = 10  # looks


def look(*, with_jobs: bool = True) -> int:
    """One look: what a killed worker held, jobs that are due, everything in the outbox that can be done now."""
    outbox.release_held()
    if with_jobs:
        jobs.run_due()
    return outbox.deliver_all()


def work(stop: threading.Event, pause: float = PAUSE) -> None:
    """Ends after the row at hand when `stop` is set; a database that is away is asked again."""
    number = 0
    while not stop.is_set():
        try:
            outbox.release_held()
            if number % JOBS_EVERY == 0:
                jobs.run_due()
            while not stop.is_set() and outbox.deliver_next():
                pass
        except DatabaseError as reason:
            log.error("database_away error=%s", type(reason).__name__)
        close_old_connections()
        number += 1
        stop.wait(pause)
