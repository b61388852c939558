"""While a server does not answer, nobody waits for it, and it is asked again by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.cache import caches

from search.engines import breaker
from tests.architecture.source import ROOT


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    caches["shared"].clear()
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False) as traveller:
        yield traveller
    caches["shared"].clear()


def probed(clock: time_machine.Traveller, seconds: float) -> bool:
    clock.shift(seconds)
    return breaker.is_closed()


def test_a_server_of_which_nothing_is_known_is_asked(clock: time_machine.Traveller) -> None:
    assert breaker.is_closed()
    assert breaker.is_closed()


def test_after_a_failure_nobody_asks_for_a_second_and_then_one_does(clock: time_machine.Traveller) -> None:
    breaker.failed("away")

    assert not breaker.is_closed()
    assert not probed(clock, 0.9)
    assert probed(clock, 0.2)
    assert not breaker.is_closed()  # one request is on its way to see


def test_each_failure_in_a_row_keeps_it_open_longer_up_to_ten_seconds(clock: time_machine.Traveller) -> None:
    for wait in (1, 2, 4, 8, 10, 10):
        breaker.failed("away")
        assert not probed(clock, wait - 0.1)
        assert probed(clock, 0.2)


def test_an_answer_opens_the_door_for_everybody_and_failures_count_anew(clock: time_machine.Traveller) -> None:
    for _ in range(4):
        breaker.failed("away")
    breaker.answered()
    assert breaker.is_closed()
    assert breaker.is_closed()

    breaker.failed("away")
    assert probed(clock, 1.1)


def test_a_probe_that_never_ends_keeps_nobody_from_probing_later(clock: time_machine.Traveller) -> None:
    breaker.failed("away")
    assert probed(clock, 1.1)

    assert not probed(clock, breaker.PROBING - 1)
    assert probed(clock, 2)


def test_the_log_says_once_that_it_is_away_and_once_that_it_is_back(
    clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        breaker.failed("the server does not answer")
    breaker.answered()
    breaker.answered()

    assert [record.getMessage() for record in caplog.records] == [
        "search_engine_away reason=the server does not answer",
        "search_engine_back",
    ]


ASKED = "import django; django.setup(); from search.engines import breaker; "


@pytest.mark.slow
@pytest.mark.once
def test_what_one_process_met_another_one_knows(tmp_path: Path) -> None:
    """On a site without a server for its cache, as in production with one."""
    environment = os.environ | {"DEBUG": "1", "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "network.settings"}

    def said(code: str) -> str:
        command = [sys.executable, "-c", ASKED + code]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    assert said("print(breaker.is_closed())") == "True\n"
    said("breaker.SHORTEST = 60; breaker.LONGEST = 60; breaker.failed('away')")
    assert said("print(breaker.is_closed())") == "False\n"
