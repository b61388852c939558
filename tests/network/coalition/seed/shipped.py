"""What tests of the seed do with the data that the site ships, or with those that stand in their place."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from network.coalition.models import SeedFile
from network.coalition.seed import folder as seed_folder
from network.coalition.seed.sowing import Report, sow
from practices.models import PracticePage

REGISTER = {"id": "amsterdam-algorithm-register"}


def own() -> Path:
    """The folder of the site's own data."""
    return seed_folder.SHIPPED


def rows(name: str, folder: Path | None = None) -> list[dict[str, str]]:
    with ((folder or own()) / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(folder: Path, name: str, found: Sequence[Mapping[str, str]]) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def again() -> Report:
    """Loads the site's own data as if every file had changed."""
    SeedFile.objects.all().delete()
    return sow(own())


def changed(folder: Path, name: str, key: Mapping[str, str], values: Mapping[str, str]) -> Path:
    """A folder with one file of the site's data in which one row says something else."""
    found = rows(name)
    [row] = [row for row in found if all(row[column] == value for column, value in key.items())]
    row.update(values)
    write(folder, name, found)
    return folder


def register() -> PracticePage:
    return PracticePage.objects.get(slug=REGISTER["id"])
