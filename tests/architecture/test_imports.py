"""Imports point down, and in no circle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import source
from tests.architecture.imports import cycle, graph, imported


def test_the_layers_and_the_order_inside_an_app_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    run = subprocess.run(command, cwd=source.ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout
    assert "0 broken" in run.stdout


def test_no_module_imports_itself_by_a_detour() -> None:
    found = cycle(graph(dict(source.modules(*source.PACKAGES))))

    assert not found, " → ".join(found)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b", "c"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, ["a", "b", "a"]),
        ({"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": {"b"}}, ["b", "c", "d", "b"]),
    ],
)
def test_a_circle_is_found_and_a_diamond_is_none(edges: dict[str, set[str]], expected: list[str]) -> None:
    assert cycle(edges) == expected


def test_deferred_relative_and_type_checking_imports_count(tmp_path: Path) -> None:
    module = tmp_path / "views.py"
    module.write_text(
        "from typing import TYPE_CHECKING\n"
        "from . import models\n"
        "from .forms import Form\n"
        "import app.urls\n"
        "if TYPE_CHECKING:\n"
        "    from app.states import State\n"
        "def later():\n"
        "    from app import actions\n"
    )
    known = {f"app.{name}" for name in ("models", "forms", "urls", "states", "actions", "panels")}

    assert set(imported("app.views", module, known)) == known - {"app.panels"}
