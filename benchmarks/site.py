"""The site as it runs in production, on the data that it starts with. Benchmarks and browser tests look at this one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120  # seconds until a server has to answer


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and the process that answers."""

    base: str
    process: int


def environment(folder: Path, database: str, port: int = 8000, server: str = "") -> dict[str, str]:
    """The settings of a site in production whose files lie in `folder`. `server`: the address of a search server."""
    return os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": "only for measuring, never for a site that people use: 0123456789abcdef",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": database,
        "DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "network.settings",
        "MALLOC_ARENA_MAX": "1",  # as in the Dockerfile
        "ELASTICSEARCH_URL": server,
        "ELASTICSEARCH_PREFIX": f"benchmark-{folder.name}",
        "ELASTICSEARCH_TIMEOUT_MS": "20000",  # a busy moment of the machine is measured, never another engine
    }


def manage(folder: Path, database: str, *command: str, server: str = "") -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(folder, database, server=server),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def fill(folder: Path, database: str) -> None:
    """An empty database becomes the site that visitors meet, in all its languages: what kinds are called is found."""
    manage(folder, database, "compile_catalogues")
    manage(folder, database, "migrate", "--verbosity", "0")
    manage(folder, database, "seed")


def build(folder: Path, database: str) -> None:
    """Static files with the names and the compression of production."""
    manage(folder, database, "collectstatic", "--no-input", "--verbosity", "0")


@contextmanager
def serving(folder: Path, database: str, server: str = "") -> Iterator[Site]:
    """Serves with the server of the Dockerfile, one process with four threads."""
    port = free_port()
    with (folder / "server.log").open("w") as log:
        gunicorn = subprocess.Popen(
            [sys.executable, *as_in_production(port)],
            cwd=ROOT,
            env=environment(folder, database, port, server),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            base = f"http://127.0.0.1:{port}"
            wait_for(f"{base}/healthz", gunicorn)
            yield Site(base, worker_of(gunicorn.pid))
        finally:
            gunicorn.terminate()
            gunicorn.wait(timeout=PATIENCE)


def as_in_production(port: int) -> list[str]:
    """Arguments of Python that serve as the image does, on a port of this machine, by one process to the end."""
    return [
        *("-m", "gunicorn", "--config=python:network.serving", f"--bind=127.0.0.1:{port}"),
        *("--max-requests=0", "--no-control-socket", "network.wsgi"),
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site does not answer at {address}; its log lies beside its data.")


def worker_of(master: int) -> int:
    """Gunicorn's only worker: the process that holds the memory of the site. The master where no list is to be had."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.exists():
        return master
    return int(children.read_text().split()[0])
