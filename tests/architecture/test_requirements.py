"""What is installed is what was locked, and what was locked is what was meant."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version

import django
import pytest
import wagtail
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(each) for each in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(each) for each in PROJECT["dependency-groups"]["dev"]]


def pins(lock: str) -> dict[str, list[Requirement]]:
    """The pinned requirements of a lock, by name; a name has two where versions of Python need different ones."""
    found: dict[str, list[Requirement]] = {}
    for block in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip()):
        requirement = Requirement(block.split("\\")[0].strip())
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), f"{lock}: {requirement.name} has no hash"
    return found


def pinned(requirement: Requirement) -> str:
    [specifier] = requirement.specifier
    assert specifier.operator == "=="
    return specifier.version


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_version_and_hash(lock: str) -> None:
    found = pins(lock)

    assert len(found) > 20
    assert all(pinned(requirement) for requirements in found.values() for requirement in requirements)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize(("lock", "wanted"), [(LOCKS[0], RUNTIME), (LOCKS[1], RUNTIME + DEVELOPMENT)])
def test_no_cap_slips_an_old_version_in(lock: str, wanted: list[Requirement]) -> None:
    """A resolver may "succeed" with a release of years ago: each wish names the oldest version it accepts."""
    found = pins(lock)
    for wish in wanted:
        assert any(each.operator in {">=", "~="} for each in wish.specifier), f"{wish} accepts any old version"
        for requirement in found[canonicalize_name(wish.name)]:
            assert pinned(requirement) in wish.specifier


def test_tests_run_on_the_versions_that_are_shipped() -> None:
    runtime, development = pins(LOCKS[0]), pins(LOCKS[1])

    assert {name: list(map(str, found)) for name, found in runtime.items()}.items() <= {
        name: list(map(str, found)) for name, found in development.items()
    }.items()


def test_django_and_wagtail_are_the_releases_that_we_build_on() -> None:
    assert django.VERSION[:2] == (5, 2)
    assert wagtail.VERSION[:2] == (8, 0)
    assert version("psycopg").startswith("3.")


@pytest.mark.once
def test_installed_packages_agree_with_each_other() -> None:
    run = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout
