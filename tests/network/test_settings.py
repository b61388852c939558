"""In production, what is missing stops the start; what is complete is silent."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

PRODUCTION = {
    "SECRET_KEY": "a-long-random-text-" + "x9Q" * 20,
    "SITE_URL": "https://directory.example.org",
    "DATABASE_URL": f"sqlite:///{os.environ['DATA_DIR']}/production.sqlite3",
}
MAIL = {
    "EMAIL_URL": "smtp+tls://directory:secret@mail.citiesfordigitalrights.org:587",
    "DEFAULT_FROM_EMAIL": "Directory <directory@citiesfordigitalrights.org>",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as in production, with this environment and nothing of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "DATA_DIR", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | {"DEBUG": "0"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.once
def test_the_check_before_a_deployment_is_silent_in_production() -> None:
    run = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **MAIL)

    assert (run.returncode, run.stderr.strip()) == (0, ""), run.stderr
    assert "no issues" in run.stdout


@pytest.mark.slow
@pytest.mark.once
def test_a_production_whose_mail_reaches_nobody_is_refused_with_a_sentence() -> None:
    run = manage("check", "--deploy", **PRODUCTION)

    assert run.returncode != 0
    assert "EMAIL_URL is missing: nobody would get our mail." in run.stderr
    assert "The sender of our mail would be directory@example.org, where nobody can answer." in run.stderr
    assert "DEFAULT_FROM_EMAIL to an address of yours" in run.stderr


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_a_missing_setting_stops_the_start_and_is_named(name: str) -> None:
    run = manage("check", **{key: value for key, value in PRODUCTION.items() if key != name})

    assert run.returncode != 0
    assert f"{name} is missing" in run.stderr


def test_a_malformed_setting_stops_the_start_and_is_named() -> None:
    run = manage("check", **PRODUCTION | {"SITE_URL": "directory"})

    assert run.returncode != 0
    assert "SITE_URL" in run.stderr
