"""What the guards read: our files, our modules, our layers."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From the bottom up; an app may name itself and what stands before it.
LAYERS = ("search", "network.base", "cities", "practices", "network.coalition")
PACKAGES = ("network", "cities", "practices", "search")


# What running the project leaves behind, for a copy of the project that no git looks after.
MADE = {".git", ".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".venv", "var"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root: what git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(found_in(ROOT)))
    return tuple(sorted(Path(name) for name in set(listed) - {""} if (ROOT / name).is_file()))


def found_in(folder: Path) -> Iterator[Path]:
    """The same, by looking: for a downloaded copy, or a machine without git."""
    for path in folder.iterdir():
        if path.name == "__pycache__" or (folder == ROOT and path.name in MADE | {".env", ".coverage"}):
            continue
        if path.is_dir():
            yield from found_in(path)
        elif path.suffix not in {".pyc", ".mo"}:
            yield path.relative_to(ROOT)


def hand_written(*suffixes: str) -> list[Path]:
    """Files with these suffixes that people write: neither migrations nor data."""
    return [
        path
        for path in files()
        if path.suffix in suffixes and not {"migrations", "data", "vendor"} & set(path.parts[:-1])
    ]


def module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def modules(*packages: str) -> Iterator[tuple[str, Path]]:
    """Name and file of every module of these packages, migrations excepted."""
    for path in files():
        if path.suffix == ".py" and "migrations" not in path.parts:
            name = module_name(path)
            if any(name == package or name.startswith(f"{package}.") for package in packages):
                yield name, path


def layer_of(module: str) -> int | None:
    """The height of the layer that a module belongs to; None for what stands above or beside all layers."""
    for height, package in enumerate(LAYERS):
        if module == package or module.startswith(f"{package}."):
            return height
    return None
