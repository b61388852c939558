"""A small site, cut out of the real data: what a few entries say, and all that they name.

It is cut anew from the files as they stand, so it keeps their format and their words. Lists name what was cut out no
more; the rules of the format themselves say which items those are.

    python -m tests.small    cuts them into the folder SMALL_DATA and loads them as the site's own
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import django

from network.coalition.seed.problems import BadDataError, Problem

Rows = list[dict[str, str]]

# The entries with which the tests begin, by file and by the column that names them.
CHOSEN: Mapping[str, tuple[str, Collection[str]]] = {
    "practices.csv": (
        "id",
        {"amsterdam-algorithm-register", "amsterdam-sensor-register", "eurocities-algorithmic-transparency-standard"},
    ),
    "publications.csv": (
        "id",
        {
            "calzada-people-centered-action-research",
            "cc4dr-declaration",
            "digital-rights-governance-framework",
            "global-assessment-responsible-ai-cities",
            "six-missions-people-centred-digital-future",
        },
    ),
    "projects.csv": ("slug", {"digital-rights-governance-project"}),
    "events.csv": (
        "id",
        {
            "annual-meeting-2023",
            "annual-meeting-2024",
            "connected-people-integrated-cities-2024",
            "digital-society-digital-cities-2023",
        },
    ),
    "translations.csv": ("page", {"about", "missions", "privacy"}),
}
CITIES = {"barcelona", "helsinki", "maceio", "porto"}
# A theme with all its labels; of any other concept the first one in each language is enough.
WHOLE = "theme/open-data"
WORDS = {"glossary.csv": 5, "everyday.csv": 5}
# Kept where something that is kept names them.
NAMED = {"cities.csv": "slug", "organisations.csv": "slug"}


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(path: Path, rows: Rows, header: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(header), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def texts(value: Any) -> Iterator[str]:
    """Every text within a document or a row."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from texts(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def names(value: Any) -> set[str]:
    """What a row or a document may refer to."""
    items = {item for text in texts(value) for item in text.split("|")}
    return items | {part for item in items for part in item.split(":")}


def cut(source: Path, folder: Path) -> Path:
    """Writes the small data into a folder, which is of the same format as its source and as whole."""
    from network.coalition.seed.folder import NAMES, open_folder  # needs the apps

    tables = {name: read(source / name) for name in NAMES if name.endswith(".csv")}
    headers = {name: list(rows[0]) for name, rows in tables.items()}
    documents = {
        name: json.loads((source / name).read_text(encoding="utf-8")) for name in NAMES if name[-5:] == ".json"
    }
    for name, (column, chosen) in CHOSEN.items():
        tables[name] = [row for row in tables[name] if row[column] in chosen]
    events = {row["id"] for row in tables["events.csv"]}
    for name, key, column in (("events.json", "events", "id"), ("consultations.json", "consultations", "event")):
        documents[name][key] = [each for each in documents[name][key] if each[column] in events]
    documents["missions.json"]["missions"] = documents["missions.json"]["missions"][:2]
    _keep_named(tables, documents)
    _keep_words(tables, documents)
    for _ in range(8):
        for name, rows in tables.items():
            write(folder / name, rows, headers[name])
        for name, document in documents.items():
            (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
        try:
            open_folder(folder, whole=True)
        except BadDataError as fault:
            for problem in reversed(fault.problems):  # from the end, so that the lines before stay where they are
                _mend(problem, tables, documents)
        else:
            return folder
    raise AssertionError("The small data name what is not there.")


def load(small: Path) -> None:
    """From now on these data are those that the site ships, for this process."""
    from network.coalition.seed import folder, sowing

    small.mkdir(exist_ok=True)
    whole = folder.SHIPPED
    for module in (folder, sowing):
        setattr(module, "SHIPPED", small)  # noqa: B010  the one has the name from the other
    cut(whole, small)
    sowing.sow(small)


def _keep_named(tables: dict[str, Rows], documents: Mapping[str, Any]) -> None:
    roots = [tables["practices.csv"], tables["publications.csv"], tables["events.csv"], documents["missions.json"]]
    found = CITIES | {"cc4dr", "uclg"}.union(*map(names, roots))
    for name, column in NAMED.items():
        tables[name] = [row for row in tables[name] if row[column] in found]
    cities = {row["slug"] for row in tables["cities.csv"]}
    events = {row["id"] for row in tables["events.csv"]}
    tables["cities_names.csv"] = [row for row in tables["cities_names.csv"] if row["city_slug"] in cities]
    tables["roles.csv"] = [
        row
        for row in tables["roles.csv"]
        if row["subject"] in cities and (row["object_kind"] == "coalition" or row["object"] in events)
    ]


def _keep_words(tables: dict[str, Rows], documents: Mapping[str, Any]) -> None:
    """Concepts that anything names, with those above them, and their labels."""
    words = {"vocabulary.csv", "labels.csv", "translations.csv", "wordings.csv", *WORDS}
    for name, count in WORDS.items():
        tables[name] = [row for row in tables[name] if not row.get("broader")][:count]
    used = set().union(*(names(rows) for name, rows in tables.items() if name not in words))
    used |= names(documents) | names(tables["glossary.csv"]) | {"open-data"}
    tables["vocabulary.csv"] = _with_those_above(tables["vocabulary.csv"], used)
    kept = {f"{row['scheme']}/{row['code']}" for row in tables["vocabulary.csv"]}
    tables["labels.csv"] = [
        row
        for row in tables["labels.csv"]
        if row["code_uri"] in kept and (row["kind"] == "pref" or row["code_uri"] == WHOLE or row["text"] in used)
    ]


def _with_those_above(concepts: Rows, used: Collection[str]) -> Rows:
    # Tools are named by a label; and what is neither theme nor tool is little, and named by the code itself.
    wanted = {row["code"] for row in concepts if row["code"] in used or row["scheme"] not in {"theme", "format"}}
    while above := {row["broader"] for row in concepts if row["code"] in wanted and row["broader"]} - wanted:
        wanted |= above
    return [row for row in concepts if row["code"] in wanted]


def _mend(problem: Problem, tables: Mapping[str, Rows], documents: Mapping[str, Any]) -> None:
    """Takes out what names nothing: an item of a list; and a translation of what nobody says here."""
    if document := documents.get(problem.file):
        _take_out(document, problem.column.split(".")[-1], problem.value)
        return
    rows = [row for row in tables[problem.file] if problem.value in row.get(problem.column, "").split("|")]
    for row in rows:
        left = [each for each in row[problem.column].split("|") if each != problem.value]
        row[problem.column] = "|".join(left)
        if not left and problem.file == "wordings.csv":
            tables[problem.file].remove(row)


def _take_out(value: Any, name: str, item: str) -> None:
    for each in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        _take_out(each, name, item)
    if isinstance(value, dict) and isinstance(value.get(name), list):
        value[name] = [each for each in value[name] if each != item]


if __name__ == "__main__":
    django.setup()
    load(Path(os.environ["SMALL_DATA"]))
