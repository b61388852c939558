"""Reads `missions.json` and `pages.json`: a JSON document whose objects are checked like the rows of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from network.coalition.seed.cells import Check
from network.coalition.seed.problems import Problem
from network.coalition.seed.reading import text_fault
from network.coalition.seed.references import Known

LARGEST = 1_000_000  # bytes
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\{|\n')


@dataclass(frozen=True)
class Member:
    """A member of an object: `of` for text, a number (as text) or a list of either; `inside` for objects."""

    name: str
    of: Check | None = None
    inside: tuple[Member, ...] = ()
    is_list: bool = False
    required: bool = True


@dataclass
class Document:
    value: Any
    lines: dict[int, int] = field(default_factory=dict)  # of objects, by their identity

    def line_of(self, found: object) -> int:
        return self.lines.get(id(found), 1)


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """The document with the line of each object; a problem where it is none."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        return None, [Problem(path.name, 0, "", "", f"is longer than {LARGEST} bytes")]
    try:
        text = content.decode("utf-8")
        value = json.loads(text)
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        return None, [Problem(path.name, line, "", "", f"is not UTF-8 (byte 0x{content[fault.start]:02X})")]
    except (json.JSONDecodeError, RecursionError) as fault:
        line = getattr(fault, "lineno", 0)
        return None, [Problem(path.name, line, "", "", f"is no JSON: {getattr(fault, 'msg', 'too deep')}")]
    return Document(value, dict(zip(map(id, _objects(value)), _openings(text), strict=False))), []


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object, in the order in which they begin."""
    if isinstance(value, dict):
        yield value
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for member in members:
        yield from _objects(member)


def _openings(text: str) -> Iterator[int]:
    """The lines on which objects begin."""
    line = 1
    for token in TOKEN.finditer(text):
        if token[0] == "{":
            yield line
        line += token[0].count("\n")


@dataclass(frozen=True)
class Checker:
    """Says what is wrong in a document; `path` is what stands in place of a column."""

    name: str
    document: Document
    known: Known

    def problems(self, found: Any, members: Sequence[Member], path: str = "") -> Iterator[Problem]:
        line = self.document.line_of(found)
        if not isinstance(found, dict):
            yield Problem(self.name, line, path, str(found), "must be an object")
            return
        for unknown in sorted(found.keys() - {member.name for member in members}):
            yield Problem(self.name, line, f"{path}{unknown}", "", "is not part of the format")
        for member in members:
            where = f"{path}{member.name}"
            if member.name not in found:
                if member.required:
                    yield Problem(self.name, line, where, "", "is missing")
            else:
                yield from self._member(found[member.name], member, line, where)

    def _member(self, value: Any, member: Member, line: int, where: str) -> Iterator[Problem]:
        if member.is_list and not isinstance(value, list):
            yield Problem(self.name, line, where, str(value), "must be a list")
            return
        for item in value if member.is_list else [value]:
            if member.inside:
                yield from self.problems(item, member.inside, f"{where}.")
            elif fault := self._fault(item, member):
                yield Problem(self.name, line, where, str(item), fault)

    def _fault(self, item: Any, member: Member) -> str:
        if isinstance(item, bool) or not isinstance(item, str | int):
            return "must be text or a number"
        text = str(item)
        if member.required and not text:
            return "must not be blank"
        return text_fault(text) or (member.of(text, self.known) if member.of else "")
