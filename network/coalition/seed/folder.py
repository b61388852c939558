"""A folder of data: read whole, checked whole, and only then loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from network.coalition.seed import references, sentences
from network.coalition.seed.columns import Cells
from network.coalition.seed.documents import Document, read_document
from network.coalition.seed.formats import FORMATS, consultations, events, missions, pages
from network.coalition.seed.problems import BadDataError, Problem
from network.coalition.seed.reading import Row, read

SHIPPED = Path(__file__).parent / "data"
DOCUMENTS = (missions, events, consultations, pages)
NAMES = (*(each.name for each in FORMATS), *(each.NAME for each in DOCUMENTS))
# Raised when what is done with the same files changes, so that they are loaded anew.
EDITION = "2"


@dataclass(frozen=True)
class Folder:
    """What was read from the files that are there."""

    path: Path
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)

    def rows(self, name: str) -> list[Cells]:
        return [row.cells for row in self.tables.get(name, ())]


def hashes(path: Path) -> dict[str, str]:
    """What tells a changed file from an unchanged one."""
    found = {}
    for name in NAMES:
        if (path / name).is_file():
            content = hashlib.sha256(EDITION.encode())
            with (path / name).open("rb") as stream:
                while piece := stream.read(65_536):
                    content.update(piece)
            found[name] = content.hexdigest()
    return found


def open_folder(path: Path, *, whole: bool) -> Folder:
    """Raises BadDataError with every problem of every file; with `whole` no file may be missing."""
    problems = _absent(path, whole=whole)
    tables: dict[str, Sequence[Row]] = {}
    documents: dict[str, Document] = {}
    for format_ in FORMATS:
        if (path / format_.name).is_file():
            tables[format_.name], found = read(path / format_.name, format_.header)
            problems += found
    for kind in DOCUMENTS:
        if (path / kind.NAME).is_file():
            document, found = read_document(path / kind.NAME)
            problems += found
            if document is not None:
                documents[kind.NAME] = document
    folder = Folder(path, tables, documents)
    problems += _faults(folder)
    if problems:
        raise BadDataError(problems)
    return folder


def _absent(path: Path, *, whole: bool) -> list[Problem]:
    if not path.is_dir():
        return [Problem(str(path), 0, "", "", "is no folder")]
    there = {entry.name for entry in path.iterdir()}
    strange = sorted(name for name in there if name.endswith((".csv", ".json")) and name not in NAMES)
    problems = [Problem(name, 0, "", "", f"is none of the files: {', '.join(NAMES)}") for name in strange]
    if whole:
        problems += [Problem(name, 0, "", "", "is missing") for name in NAMES if name not in there]
    elif not there & set(NAMES):
        problems.append(Problem(str(path), 0, "", "", f"holds none of the files: {', '.join(NAMES)}"))
    return problems


def _faults(folder: Folder) -> list[Problem]:
    known = references.stored()
    if folder.path != SHIPPED:
        _add_coming(known)
    references.complete(known, {name: folder.rows(name) for name in folder.tables})
    sentences.add_stored(known)
    sentences.add_coming(known, {name: folder.rows(name) for name in folder.tables} | _objects(folder))
    problems: list[Problem] = []
    for format_ in FORMATS:
        problems += format_.problems(folder.tables.get(format_.name, ()), known)
    for kind in DOCUMENTS:
        if document := folder.documents.get(kind.NAME):
            problems += kind.problems(document, known)
    return problems


def _objects(folder: Folder) -> dict[str, list[Any]]:
    """The consultations of a document, as far as it is one."""
    document = folder.documents.get(consultations.NAME)
    found = document.value.get("consultations") if document and isinstance(document.value, dict) else None
    return {consultations.NAME: [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []}


def _add_coming(known: references.Known) -> None:
    """Events and publications that the site ships may be named by any folder, whether they are there yet or not."""
    coming = [format_ for format_ in FORMATS if format_.name in {"events.csv", "publications.csv"}]
    rows = {format_.name: [row.cells for row in read(SHIPPED / format_.name, format_.header)[0]] for format_ in coming}
    references.complete(known, rows)
