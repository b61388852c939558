"""A site of real processes on the database of a test: the server of the Dockerfile, and a worker."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.site import as_in_production, free_port, wait_for
from tests.architecture.source import ROOT

PATIENCE = 60  # seconds for an end


@contextmanager
def working(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The address of the site; its worker runs beside it."""
    port = free_port()
    ours = {**environment, "SITE_URL": f"http://127.0.0.1:{port}"}
    commands = [as_in_production(port), ["manage.py", "run_worker"]]
    processes: list[subprocess.Popen[bytes]] = []
    with (folder / "site.log").open("w") as log:
        try:
            for command in commands:
                processes.append(
                    subprocess.Popen(
                        [sys.executable, *command],
                        cwd=ROOT,
                        env=ours,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                    )
                )
            base = f"http://127.0.0.1:{port}"
            wait_for(f"{base}/healthz", processes[0])
            yield base
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=PATIENCE)
