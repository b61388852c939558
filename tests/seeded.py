"""A pytest plugin: tests that use the fixture `seeded` meet the whole data that the site starts with.

Those that use `small_site` meet a few entries of these. Any other test meets an empty site: trees of all languages, and
nothing in them. Each process works on copies of the three (see tests.pristine). For a test that uses `seeded` or
`small_site` the connection leads to the copy of these data. What a test
writes is undone by a rollback; a test that commits (`transaction=True`, `live_server`) has a copy that is made anew
after it, so that nothing has to be emptied and the order of tests does not matter.

    @pytest.mark.usefixtures("seeded")
    def test_…(client): ...
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from tests.pristine import Pristine, pristine, small_data

# The stage that a fixture asks for.
ASKED = {"seeded": "seeded", "small_site": "small"}
COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}


def forget() -> None:
    """What a process remembers of one database is not true of another: numbers of content types, roots of sites."""
    from django.contrib.contenttypes.models import ContentType  # needs the apps

    ContentType.objects.clear_cache()
    cache.clear()


def usual_name() -> str:
    """The database that pytest-django gives this process."""
    return str(connections["default"].creation._get_test_db_name())  # type: ignore[attr-defined]


class Switch:
    """Leads the connection of this process to its copy of a stage and back."""

    def __init__(self, start: Pristine, stage: str) -> None:
        self.start, self.stage = start, stage
        self.name = f"{usual_name()}_{stage}"
        self.is_fresh = False

    @contextmanager
    def turned(self, *, stays_fresh: bool) -> Iterator[None]:
        self._refresh()
        declared, usual = connections.settings["default"], connections["default"]
        wrapper, before = type(usual), declared["NAME"]
        pools = getattr(wrapper, "_connection_pools", None)
        declared["NAME"] = self.name  # threads of a live server open their own connections
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
            self.is_fresh = stays_fresh

    def _refresh(self) -> None:
        if not self.is_fresh:
            self.start.prepare(self.stage)
            self.start.copy(self.stage, self.name)
            self.is_fresh = True


_start = pytest.StashKey[Pristine]()
_switches = pytest.StashKey[dict[str, Switch]]()


def commits(item: pytest.Item) -> bool:
    """Whether what a test writes is no transaction that can be rolled back."""
    mark = item.get_closest_marker("django_db")
    return bool(COMMITTING & set(getattr(item, "fixturenames", ())) or (mark and mark.kwargs.get("transaction")))


def pytest_configure() -> None:
    """Django would empty the database after a test that commits; ours is thrown away."""
    TransactionTestCase._fixture_teardown = lambda self: None  # type: ignore[attr-defined]


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
    """Turns after the test database is there, and before the transaction of the test begins."""
    if fixturedef.argname != "_django_db_helper":
        return
    asked, does_commit = ASKED.keys() & set(request.fixturenames), commits(request.node)
    if not (asked or does_commit):
        return
    config, unblocked = request.config, request.config.stash[blocking_manager_key].unblock
    switches, stage = config.stash.setdefault(_switches, {}), ASKED[asked.pop()] if asked else "empty"
    if stage not in switches:
        switches[stage] = Switch(start_of(config), stage)
    turned = switches[stage].turned(stays_fresh=not does_commit)
    with unblocked():
        turned.__enter__()

    def turn_back() -> None:
        with unblocked():
            turned.__exit__(None, None, None)

    fixturedef.addfinalizer(turn_back)


def start_of(config: pytest.Config) -> Pristine:
    return config.stash.setdefault(_start, pristine(os.environ["DATABASE_URL"], Path(settings.DATA_DIR)))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """pytest-django takes the database that stands there."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """A copy of the empty site stands where pytest-django would migrate for half a minute, in every process."""
    start, name = start_of(request.config), usual_name()
    start.prepare("empty")
    start.copy("empty", name)
    request.config.add_cleanup(partial(start.drop, name))


def pytest_unconfigure(config: pytest.Config) -> None:
    """A server keeps nothing of a run, unless the run keeps its databases."""
    for switch in config.stash.get(_switches, {}).values():
        switch.start.drop(switch.name)
    if not hasattr(config, "workerinput") and not config.getoption("reuse_db"):
        start_of(config).drop_stages()


@pytest.fixture
def seeded(db: None) -> None:
    """The site as it starts: every city, organisation and practice of the data. See the top of this file."""


@pytest.fixture
def small_folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a few entries, in the place of the whole data that the site ships."""
    from network.coalition.seed import folder, sowing  # need the apps

    start_of(request.config).prepare("small")
    small = small_data(Path(settings.DATA_DIR))
    for module in (folder, sowing):
        monkeypatch.setattr(module, "SHIPPED", small)
    return small


@pytest.fixture
def small_site(db: None, small_folder: Path) -> Path:
    """A site that started with these few entries."""
    return small_folder
