"""What a machine lacks is said in one sentence, before anything is made on it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from types import SimpleNamespace

import pytest

from network import preflight


def test_a_machine_with_everything_is_silent() -> None:
    run = subprocess.run([sys.executable, preflight.__file__], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


@pytest.mark.parametrize("version", [(3, 8, 18), (3, 10, 13), (3, 15, 0)])
def test_a_python_that_does_not_fit_is_named(version: tuple[int, ...]) -> None:
    sentence = preflight.python_problem(version, "/usr/bin/python3")

    assert "/usr/bin/python3" in sentence
    assert ".".join(map(str, version)) in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_a_python_that_fits_is_no_problem(version: tuple[int, ...]) -> None:
    assert preflight.python_problem(version) == ""


def test_a_python_without_environments_says_what_to_install() -> None:
    assert "ensurepip is missing" in preflight.environment_problem(lambda name: name == "venv" or None)
    assert preflight.environment_problem() == ""


def test_an_sqlite_without_full_text_index_is_named() -> None:
    def refuse(statement: str) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    crippled = SimpleNamespace(connect=lambda name: SimpleNamespace(execute=refuse))

    assert "no such module: fts5" in preflight.sqlite_problem(lambda name: crippled)
    assert preflight.sqlite_problem() == ""


def test_each_problem_is_a_line_and_the_exit_code_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preflight, "python_problem", lambda: "one.")
    monkeypatch.setattr(preflight, "sqlite_problem", lambda: "two.")

    assert preflight.main() == 1
    assert capsys.readouterr().err == "one.\ntwo.\n"
