"""Engines side by side: a site for each, with a process that serves it and one that is asked directly."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.readings import MB
from benchmarks.site import ROOT, environment, fill


@dataclass(frozen=True)
class Stand:
    """An engine over a database of its own."""

    engine: str
    folder: Path
    database: str
    server: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.folder, self.database, server=self.server)


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    seconds: float
    cpu: float
    peak: float  # MB

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, CPU {self.cpu:.1f} s, {self.peak:.0f} MB at the highest"


class Asked:
    """The process of a stand that answers without the way of a request."""

    def __init__(self, stand: Stand) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.asking"],
            cwd=ROOT,
            env=stand.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, do: str, word: str = "", times: int = 1) -> Mapping[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": do, "word": word, "times": times}) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))


@contextmanager
def asking(stand: Stand) -> Iterator[Asked]:
    asked = Asked(stand)
    try:
        yield asked
    finally:
        asked.process.kill()
        asked.process.wait()


def command(stand: Stand, *arguments: str) -> Cost:
    """Runs to its end. The peak is that of this process alone."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=stand.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed with {process.returncode}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MB)


def prepare(folder: Path, databases: list[str]) -> list[Stand]:
    """A site with the data of the seed for each database."""
    found = []
    for address in databases:
        engine = "postgresql" if address.startswith("postgres") else "sqlite"
        (folder / engine).mkdir()
        found.append(Stand(engine, folder / engine, address))
        fill(folder / engine, address)
    return found


def grown(stand: Stand, size: int) -> dict[str, Cost]:
    """So many practices more; both indices made from nothing: what each took."""
    command(stand, "-m", "benchmarks.crowd", str(size))
    with asking(stand) as asked:
        asked("forget")
        asked("analyse")
    costs = {
        "Wagtail's own index": command(stand, "manage.py", "update_index"),
        "full rebuild": command(stand, "manage.py", "rebuild_search"),
    }
    with asking(stand) as asked:
        asked("analyse")
    return costs


def with_server(stand: Stand, server: str) -> tuple[Stand, dict[str, Cost]]:
    """The same documents on a search server, beside a copy of an SQLite database."""
    folder = stand.folder.parent / "elasticsearch"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(stand.database.removeprefix("sqlite:///"), folder / "db.sqlite3")
    served = Stand("elasticsearch", folder, f"sqlite:///{folder}/db.sqlite3", server)
    return served, {"full rebuild": command(served, "manage.py", "rebuild_search")}
