"""What only one process may do is done by one, and ends with its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.locks import BusyError, alone
from tests.architecture.source import ROOT
from tests.network.base.test_worker_killed import environment

pytestmark = pytest.mark.django_db(transaction=True)

HOLDS = """
import pathlib, sys, time
import django
django.setup()
from search.locks import alone
with alone("a thing"):
    pathlib.Path(sys.argv[1]).touch()
    time.sleep(60)
"""


def test_who_comes_second_is_told_so_at_once() -> None:
    with alone("a thing"), pytest.raises(BusyError, match="a thing"), alone("a thing"):
        pass


def test_when_the_first_is_through_the_next_may_go_in_even_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), alone("a thing"):
        raise ZeroDivisionError

    with alone("a thing"):
        pass


def test_other_things_are_done_meanwhile() -> None:
    with alone("a thing"), alone("another thing"):
        pass


@pytest.mark.slow
def test_another_process_keeps_us_out_until_it_is_killed(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    holding = environment(tmp_path) | {"DATA_DIR": os.environ["DATA_DIR"]}
    other = subprocess.Popen([sys.executable, "-c", HOLDS, str(sign)], cwd=ROOT, env=holding)
    try:
        end = time.monotonic() + 60
        while not sign.exists() and time.monotonic() < end and other.poll() is None:
            time.sleep(0.05)
        assert sign.exists()
        with pytest.raises(BusyError), alone("a thing"):
            pass
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait(30)

    end = time.monotonic() + 10
    while True:
        try:
            with alone("a thing"):
                return
        except BusyError:
            assert time.monotonic() < end  # a server of databases notices a moment later
            time.sleep(0.05)
