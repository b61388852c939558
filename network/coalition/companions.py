"""The worker beside a site in development: it starts with the site and ends with it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

PATIENCE = 10  # seconds for the row at hand


@contextmanager
def working() -> Iterator[subprocess.Popen[bytes]]:
    """Mail and pictures are delivered meanwhile. The pipe tells the worker when this process was killed."""
    environment = os.environ | {"SITE_URL": settings.SITE_URL}
    # A session of its own: Ctrl-C in the terminal is for the site, which then ends the worker.
    worker = subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker", "--with-parent"],
        stdin=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        yield worker
    finally:
        if worker.stdin is not None:
            worker.stdin.close()
        worker.terminate()
        try:
            worker.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
