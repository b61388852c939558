"""A pytest plugin: tests that use the fixture `seeded` meet the whole data that the site starts with.

Any other test meets an empty site: trees of all languages, and nothing in them. So the seed has a database of its own.
It is made once (by the commands that people use, with DATA_DIR as its place) and kept as long as neither code nor data
change; each process works on a copy. For a test that uses `seeded` the connection leads to that copy, and what the test
writes is undone as always: by a rollback, or, after a test with `transaction=True` or `live_server`, by a fresh copy.

    @pytest.mark.usefixtures("seeded")
    def test_…(client): ...
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from pytest_django.plugin import blocking_manager_key

from tests.architecture import source

SUFFIXES = {".py", ".csv", ".json"}
# What only shows the data decides nothing about it.
SHOWING = {"drawings", "templatetags", "static", "styles"} | {
    f"{name}.py" for name in ("context", "errors", "forms", "panels", "presenters", "urls", "views", "wagtail_hooks")
}
FLUSHED = {"transactional_db", "live_server", "django_db_reset_sequences"}


def fingerprint() -> str:
    """Changes with everything that decides what a seeded database holds."""
    content = hashlib.sha256()
    for path in source.files():
        if path.suffix in SUFFIXES and path.parts[0] in source.PACKAGES and not SHOWING & set(path.parts):
            content.update(str(path).encode())
            content.update((source.ROOT / path).read_bytes())
    return content.hexdigest()[:12]


@contextmanager
def only_one(name: str) -> Iterator[None]:
    """Processes of a run wait here for each other."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make(address: str, folder: Path) -> None:
    """Runs the commands that set a site up, on a database of its own."""
    environment = os.environ | {
        "DATABASE_URL": address,
        "DATA_DIR": str(folder),
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "network.settings",
    }
    for command in (["migrate", "--verbosity", "0"], ["seed"], ["sync_roles"]):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=source.ROOT,
            env=environment,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


class Sqlite:
    def __init__(self, worker: str) -> None:
        folder = Path(settings.DATA_DIR)
        self.pristine = folder / f"seeded-{fingerprint()}" / "db.sqlite3"
        self.name = str(folder / f"seeded-copy-{worker}.sqlite3")

    def prepare(self) -> None:
        if not self.pristine.exists():
            started = self.pristine.with_name("started")
            shutil.rmtree(started, ignore_errors=True)
            started.mkdir(parents=True)
            make(f"sqlite:///{started}/db.sqlite3", started)
            (started / "db.sqlite3").rename(self.pristine)

    def copy(self) -> None:
        for ending in ("-wal", "-shm"):
            Path(self.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self.pristine, self.name)


class Postgresql:
    def __init__(self, worker: str) -> None:
        run = hashlib.sha256(str(settings.DATA_DIR).encode()).hexdigest()[:8]
        self.pristine = f"test_{run}_seeded_{fingerprint()}"
        self.name = f"test_{run}_copy_{worker}"
        self.address = os.environ["DATABASE_URL"]

    def run(self, *statements: str) -> list[Any]:
        import psycopg  # there only where its server is

        with psycopg.connect(self.address, autocommit=True) as connection:
            return [connection.execute(statement) for statement in statements]

    def prepare(self) -> None:
        found = self.run(f"SELECT 1 FROM pg_database WHERE datname = '{self.pristine}'")[0]
        if found.rowcount:
            return
        started = f"{self.pristine}_started"
        self.run(f'DROP DATABASE IF EXISTS "{started}" WITH (FORCE)', f'CREATE DATABASE "{started}"')
        make(urlunsplit(urlsplit(self.address)._replace(path=f"/{started}")), Path(settings.DATA_DIR))
        self.run(f'ALTER DATABASE "{started}" RENAME TO "{self.pristine}"')

    def copy(self) -> None:
        with only_one("copies"):  # the server copies a database that nobody else reads
            self.run(
                f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)',
                f'CREATE DATABASE "{self.name}" TEMPLATE "{self.pristine}"',
            )

    def drop(self, *, pristine: bool) -> None:
        names = [self.name, self.pristine] if pristine else [self.name]
        self.run(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in names))


def forget() -> None:
    """What a process remembers of one database is not true of another: numbers of content types, roots of sites."""
    from django.contrib.contenttypes.models import ContentType  # needs the apps

    ContentType.objects.clear_cache()
    cache.clear()


class Switch:
    """Leads the connection of this process to its copy and back."""

    def __init__(self) -> None:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        vendor = connections.settings["default"]["ENGINE"].rpartition(".")[2]
        self.database: Sqlite | Postgresql = Sqlite(worker) if vendor == "sqlite3" else Postgresql(worker)
        self.is_fresh = False

    @contextmanager
    def turned(self, *, is_flushed: bool) -> Iterator[None]:
        self._refresh()
        declared, usual = connections.settings["default"], connections["default"]
        wrapper, before = type(usual), declared["NAME"]
        pools = getattr(wrapper, "_connection_pools", None)
        declared["NAME"] = self.database.name  # threads of a live server open their own connections
        wrapper._connection_pools = {}  # type: ignore[attr-defined]
        ours = wrapper(dict(declared), "default")
        connections["default"] = ours
        forget()
        try:
            yield
        finally:
            ours.close()
            for pool in wrapper._connection_pools.values():  # type: ignore[attr-defined]
                pool.close()
            wrapper._connection_pools = pools  # type: ignore[attr-defined]
            connections["default"] = usual
            declared["NAME"] = before
            forget()
            self.is_fresh = not is_flushed

    def _refresh(self) -> None:
        if not self.is_fresh:
            with only_one("seeded"):
                self.database.prepare()
            self.database.copy()
            self.is_fresh = True


_switch = pytest.StashKey[Switch]()


def is_flushed(item: pytest.Item) -> bool:
    """Whether a test ends by emptying its database."""
    mark = item.get_closest_marker("django_db")
    return bool(FLUSHED & set(getattr(item, "fixturenames", ())) or (mark and mark.kwargs.get("transaction")))


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
    """Turns after the test database is there, and before the transaction of the test begins."""
    if fixturedef.argname != "_django_db_helper" or "seeded" not in request.fixturenames:
        return
    config, unblocked = request.config, request.config.stash[blocking_manager_key].unblock
    switch = config.stash.setdefault(_switch, Switch())
    turned = switch.turned(is_flushed=is_flushed(request.node))
    with unblocked():
        turned.__enter__()

    def turn_back() -> None:
        with unblocked():
            turned.__exit__(None, None, None)

    fixturedef.addfinalizer(turn_back)


def pytest_unconfigure(config: pytest.Config) -> None:
    """A server keeps nothing of a run, unless the run keeps its databases."""
    switch = config.stash.get(_switch, None)
    if switch is not None and isinstance(switch.database, Postgresql):
        switch.database.drop(pristine=not config.getoption("reuse_db"))


@pytest.fixture
def seeded(db: None) -> None:
    """The site as it starts: every city, organisation and practice of the data. See the top of this file."""
