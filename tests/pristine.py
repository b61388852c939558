"""The databases that tests start from: made once by the commands that people use, then copied.

`empty` has the trees of all languages and nothing in them, `seeded` the whole data that the site starts with, `small` a
few entries of these (see tests.small). They stand beside the data of a run (DATA_DIR), and are kept as long as neither
code nor data change.

    python -m tests.pristine    makes all for the server in DATABASE_URL
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

from tests.architecture import source

# Each begins as a copy of another one, and is what these programs make of it.
STAGES: Mapping[str, tuple[str, Sequence[tuple[str, ...]]]] = {
    # What is stored speaks all languages of the site, as what runs later does.
    "empty": ("", (("manage.py", "compile_catalogues"), ("manage.py", "migrate", "--verbosity", "0"))),
    "small": ("empty", (("-m", "tests.small"),)),
    "seeded": ("empty", (("manage.py", "seed"), ("manage.py", "sync_roles"))),
}
SUFFIXES = {".py", ".csv", ".json"}
# What only shows the data decides nothing about it.
SHOWING = {"drawings", "templatetags", "static", "styles"} | {
    f"{name}.py" for name in ("context", "errors", "forms", "panels", "presenters", "urls", "views", "wagtail_hooks")
}


@cache
def fingerprint() -> str:
    """Changes with everything that decides what these databases hold."""
    content = hashlib.sha256()
    for path in source.files():
        if path.suffix in SUFFIXES and path.parts[0] in source.PACKAGES and not SHOWING & set(path.parts):
            content.update(str(path).encode())
            content.update((source.ROOT / path).read_bytes())
    content.update(Path(__file__).with_name("small.py").read_bytes())
    return content.hexdigest()[:12]


@contextmanager
def only_one(folder: Path, name: str) -> Iterator[None]:
    """Processes of a run wait here for each other."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def small_data(folder: Path) -> Path:
    """Where the files stand that the stage `small` was made of."""
    return folder / f"small-{fingerprint()}"


def run_commands(stage: str, address: str, folder: Path) -> None:
    environment = os.environ | {
        "DATABASE_URL": address,
        "DATA_DIR": str(folder),
        "SMALL_DATA": str(small_data(folder)),
        "DEBUG": "1",
        "ELASTICSEARCH_URL": "",  # else what the server is to be told would wait in every copy
        "DJANGO_SETTINGS_MODULE": "network.settings",
    }
    for command in STAGES[stage][1]:
        subprocess.run(
            [sys.executable, *command],
            cwd=source.ROOT,
            env=environment,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


def needed(stage: str) -> list[str]:
    """A stage and those before it, in the order in which they are made."""
    before = STAGES[stage][0]
    return [*(needed(before) if before else ()), stage]


class Pristine(Protocol):
    """What a run starts from, on one engine."""

    def prepare(self, stage: str) -> None:
        """Makes a stage, and those before it, where they are missing."""

    def copy(self, stage: str, name: str) -> None:
        """A database of this name as the stage has it, whatever stood there."""

    def drop(self, *names: str) -> None:
        """A server keeps nothing of a run."""

    def drop_stages(self) -> None: ...


class Sqlite:
    """Names are paths."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, stage: str) -> Path:
        return self.folder / f"pristine-{fingerprint()}" / f"{stage}.sqlite3"

    def prepare(self, stage: str) -> None:
        with only_one(self.folder, "pristine"):
            for name in needed(stage):
                if not self.path(name).exists():
                    self._make(name, STAGES[name][0])

    def _make(self, stage: str, before: str) -> None:
        started = self.path(f"{stage}-started")
        started.parent.mkdir(parents=True, exist_ok=True)
        started.unlink(missing_ok=True)
        if before:
            self.copy(before, str(started))
        run_commands(stage, f"sqlite:///{started}", self.folder)
        started.rename(self.path(stage))

    def copy(self, stage: str, name: str) -> None:
        self.drop(name)
        shutil.copyfile(self.path(stage), name)

    def drop(self, *names: str) -> None:
        for name in names:
            for ending in ("", "-wal", "-shm"):
                Path(name + ending).unlink(missing_ok=True)

    def drop_stages(self) -> None:
        """They go with their folder."""


class Postgresql:
    """Names are those of databases on the server of the address."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder = address, folder
        self.run = hashlib.sha256(str(folder).encode()).hexdigest()[:8]

    def database(self, stage: str) -> str:
        return f"test_{self.run}_{fingerprint()}_{stage}"

    def execute(self, *statements: str) -> list[Any]:
        import psycopg  # there only where its server is

        with psycopg.connect(self.address, autocommit=True) as connection:
            return [connection.execute(statement) for statement in statements]

    def exists(self, name: str) -> bool:
        return bool(self.execute(f"SELECT 1 FROM pg_database WHERE datname = '{name}'")[0].rowcount)

    def prepare(self, stage: str) -> None:
        with only_one(self.folder, "pristine"):
            for name in needed(stage):
                if not self.exists(self.database(name)):
                    before = STAGES[name][0]
                    self._make(name, self.database(before) if before else "template0")

    def _make(self, stage: str, before: str) -> None:
        started = f"{self.database(stage)}_started"
        self._clone(before, started)
        run_commands(stage, urlunsplit(urlsplit(self.address)._replace(path=f"/{started}")), self.folder)
        self.execute(f'ALTER DATABASE "{started}" RENAME TO "{self.database(stage)}"')

    def copy(self, stage: str, name: str) -> None:
        with only_one(self.folder, "copies"):  # the server copies a database that nobody else reads
            self._clone(self.database(stage), name)

    def _clone(self, source: str, name: str) -> None:
        self.drop(name)
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')

    def drop(self, *names: str) -> None:
        self.execute(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in names))

    def drop_stages(self) -> None:
        self.drop(*map(self.database, STAGES))


def pristine(address: str, folder: Path) -> Pristine:
    return Postgresql(address, folder) if address.startswith("postgres") else Sqlite(folder)


def main() -> None:
    start = pristine(os.environ["DATABASE_URL"], Path(os.environ["DATA_DIR"]))
    for stage in STAGES:
        start.prepare(stage)


if __name__ == "__main__":
    main()
