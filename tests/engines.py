"""A pytest plugin: tests say by a mark which engine or server they need; each run is tallied by engine.

Without its server a test is skipped by name; with REQUIRE_SERVICES=1 it fails. What a run collected and passed is
printed at its end, and written as JSON where SUITE_TALLY names a file, so that the engines can be compared.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import combinations
from pathlib import Path

import pytest
from django.db import connection
from django.template import engines
from django.urls import get_resolver

ENGINES = ("sqlite", "postgresql")
PARTIAL = ("elasticsearch",)  # runs what search promises, on top of a database
# How far the figures of two engines may be apart; a test notes one with `record_property`.
APART = {"relevance": 0.03}
TOLD = "told"  # the name of a property whose value is a sentence that the end of the run prints
# They walk through whole pages, which tests beside the code look at piece by piece.
WALKING = ("tests/journeys/", "tests/performance/")
# What visitors ask for, and what is sent to harm: there every value may do otherwise on another database.
EVERY_CASE = ("tests/search/", "tests/security/")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_path() -> str | None:
    """The Chromium that browser tests drive: the one in CHROMIUM, else the first on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def missing_server(marks: Iterable[str]) -> str:
    """The sentence about the server that a test with these marks lacks; nothing when all are there."""
    marks = set(marks)
    if "elasticsearch" in marks and not os.environ.get("ELASTICSEARCH_URL"):
        return "needs Elasticsearch: name its address in ELASTICSEARCH_URL"
    if "drill" in marks and not os.environ.get("ELASTICSEARCH_NODE"):
        return "needs a search server that it may kill: name the program that starts one in ELASTICSEARCH_NODE"
    if "browser" in marks and not browser_path():
        return "needs a browser: name the path of a Chromium in CHROMIUM"
    return ""


def other_engine(marks: Iterable[str], vendor: str) -> str:
    """The sentence about a test that is marked for engines, but not for this one; else nothing."""
    marks = set(marks)
    wanted = [engine for engine in ENGINES if engine in marks]
    if not wanted and "once" in marks and vendor != ENGINES[0]:
        return f"is run on {ENGINES[0]} only: on every engine it is about the same"
    return f"is about {' and '.join(wanted)}, this run is on {vendor}" if wanted and vendor not in wanted else ""


def is_repeated(item: pytest.Item) -> bool:
    """A further case of a test that works on a database: it runs what the first one ran, with other values."""
    case = getattr(item, "callspec", None)
    is_on_data = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
    return bool(case and any(case.indices.values()) and is_on_data)


def is_traced(item: pytest.Item, *, is_first: bool) -> bool:
    """Whether the coverage of a test is measured, which takes longer than the test itself.

    What slow ones and further cases run is covered by others, and what engines do differently by the tests of the
    search. What is left out counts as not covered, so the bounds promise no less.
    """
    if item.get_closest_marker("slow") or item.nodeid.startswith(WALKING) or is_repeated(item):
        return False
    return is_first or item.nodeid.startswith("tests/search/")


def is_once(item: pytest.Item) -> bool:
    """Whether the first engine alone runs a test: by its mark, or as a further case of what every engine runs once."""
    if item.get_closest_marker("once"):
        return True
    return is_repeated(item) and not has_every_case(item.nodeid, (mark.name for mark in item.iter_markers()))


def has_every_case(test: str, marks: Iterable[str]) -> bool:
    """Whether every engine runs all cases of a test; what a search server does is the same beside each database."""
    return test.startswith(EVERY_CASE) and "elasticsearch" not in marks


def load_site() -> None:
    """What a site imports with its first request, which may be one of a test that is not traced."""
    assert get_resolver().url_patterns
    assert engines.all()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests first, in the shuffled order: a long one at the end would leave the other workers idle."""
    load_site()
    is_first = connection.vendor == ENGINES[0]
    for item in items:
        if not is_traced(item, is_first=is_first):
            item.add_marker("no_cover")
        if is_once(item):
            item.add_marker("once")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@contextmanager
def untraced(item: pytest.Item) -> Iterator[None]:
    """pytest-cov pauses while a test runs that is not to be traced; here also while it is set up."""
    controller = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if controller is None or not item.get_closest_marker("no_cover"):
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


@pytest.hookimpl(wrapper=True, trylast=True)  # inside what others put around a test, and take away after it
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    marks = {mark.name for mark in item.iter_markers()}
    if reason := other_engine(marks, connection.vendor):
        pytest.skip(reason)
    if reason := missing_server(marks):
        if os.environ.get("REQUIRE_SERVICES") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with untraced(item):
        return (yield)


@dataclass
class Tally:
    """What one run did on one engine: every test with its outcome, and the marks by which it is not run on all."""

    engine: str
    outcomes: dict[str, str] = field(default_factory=dict)
    marked: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)  # noted by tests, to be compared

    def add(self, test: str, outcome: str, keywords: Iterable[str]) -> None:
        """Counts a phase of a test: it passes when its call passed and nothing around it failed."""
        before = self.outcomes.get(test, "")
        if outcome == "failed" or before in {"", "passed"}:
            self.outcomes[test] = outcome
        if marks := sorted(set(keywords) & {*ENGINES, "once"}):
            self.marked[test] = marks

    def count(self, outcome: str) -> int:
        return sum(found == outcome for found in self.outcomes.values())

    def line(self) -> str:
        passed, failed, skipped = (self.count(outcome) for outcome in ("passed", "failed", "skipped"))
        return f"{self.engine}: {passed} passed, {failed} failed, {skipped} skipped"

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Tally:
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def differences(one: Tally, other: Tally) -> list[str]:
    """Sentences about tests that did not fare alike on two engines, those marked for some or for one excepted."""
    marked: Mapping[str, list[str]] = one.marked | other.marked
    found = []
    both = other.outcomes.keys() if other.engine in PARTIAL else one.outcomes.keys() | other.outcomes.keys()
    for test in sorted(both):
        fates = one.outcomes.get(test, "not collected"), other.outcomes.get(test, "not collected")
        if fates[0] != fates[1] and test not in marked:
            found.append(f"{test}: {fates[0]} on {one.engine}, {fates[1]} on {other.engine}")
    return found


def apart(tallies: Iterable[Tally]) -> list[str]:
    """Sentences about figures that are further apart than their bound on any two engines."""
    return [
        f"{name}: {one.figures[name]:.3f} on {one.engine}, {other.figures[name]:.3f} on {other.engine}"
        for one, other in combinations(tallies, 2)
        for name in one.figures.keys() & other.figures.keys()
        if abs(one.figures[name] - other.figures[name]) > APART[name]
    ]


class Counting:
    """Tallies the reports of a run where they come together: not in the workers."""

    def __init__(self) -> None:
        self.tally = Tally(os.environ.get("SEARCH_BY") or connection.vendor)
        self.told: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tally.add(report.nodeid, report.outcome, report.keywords)
        self.tally.figures |= {name: float(str(value)) for name, value in report.user_properties if name in APART}
        if report.when == "call":
            self.told += [str(value) for name, value in report.user_properties if name == TOLD]

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for sentence in self.told:
            terminalreporter.write_line(sentence)
        terminalreporter.write_line(f"{self.tally.engine}: {len(self.tally.outcomes)} tests collected")
        terminalreporter.write_line(self.tally.line())
        if path := os.environ.get("SUITE_TALLY"):
            self.tally.write(Path(path))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Counting(), "tally-by-engine")
