"""Reads a table: UTF-8, commas, one header row. Whatever the file holds, little of it is in memory at a time."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from network.coalition.seed.problems import Problem

LONGEST_CELL = 20_000  # characters
LONGEST_ROW = 100_000  # bytes; less than what the csv module takes for one cell
PIECE = 65_536
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # Unicode's category Cc, but for the end of a line


@dataclass(frozen=True)
class Row:
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Record:
    """The bytes of a row, without their end where it is too long. An open quotation runs to the end of the file."""

    line: int
    content: bytes
    is_too_long: bool
    is_closed: bool


class UnreadableError(Exception):
    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason


def read(path: Path, columns: Sequence[str], delimiter: str = ",") -> tuple[list[Row], list[Problem]]:
    """The rows that can be read, and what is wrong with the others."""
    rows: list[Row] = []
    problems: list[Problem] = []
    with path.open("rb") as stream:
        for number, record in enumerate(records(stream)):
            try:
                if number == 0:
                    _check_header(_cells(record, columns, delimiter), columns)
                    continue
                cells = _cells(record, columns, delimiter)
                if len(cells) != len(columns):
                    told = {"found": len(cells), "wanted": len(columns)}
                    raise UnreadableError("", "", _("has %(found)d cells instead of %(wanted)d") % told)
                rows.append(Row(record.line, dict(zip(columns, cells, strict=True))))
            except UnreadableError as fault:
                problems.append(Problem(path.name, record.line, fault.column, fault.value, fault.reason))
                if number == 0:
                    return [], problems
    if not rows and not problems:
        problems.append(Problem(path.name, 0, "", "", _("holds no rows")))
    return rows, problems


def records(stream: BinaryIO) -> Iterator[Record]:
    """A row ends with the first line end that no quotation mark encloses, so the next row is found after any fault."""
    line, start, size, quotes, kept = 1, 1, 0, 0, bytearray()
    for piece in iter(lambda: stream.readline(PIECE), b""):
        size += len(piece)
        quotes += piece.count(b'"')
        kept += piece[: LONGEST_ROW + 1 - len(kept)]
        if not piece.endswith(b"\n"):
            continue
        line += 1
        if quotes % 2 == 0:
            yield Record(start, bytes(kept), size > LONGEST_ROW, is_closed=True)
            start, size, quotes, kept = line, 0, 0, bytearray()
    if size:
        yield Record(start, bytes(kept), size > LONGEST_ROW, is_closed=quotes % 2 == 0)


def _cells(record: Record, columns: Sequence[str], delimiter: str) -> list[str]:
    """Raises UnreadableError with the first fault of a row that cannot be taken apart."""
    loose = _taken_apart(record.content.decode("utf-8", errors="replace"), delimiter, strict=False)
    if record.is_too_long:
        column = _name(columns, len(loose) - 1)
        raise UnreadableError(column, loose[-1], _("is longer than %(number)d characters") % {"number": LONGEST_CELL})
    try:
        text = record.content.decode("utf-8")
    except UnicodeDecodeError as fault:
        number = next((place for place, cell in enumerate(loose) if "\ufffd" in cell), 0)
        reason = _("is not UTF-8 (byte %(byte)s)") % {"byte": f"0x{record.content[fault.start]:02X}"}
        raise UnreadableError(_name(columns, number), loose[number], reason) from None
    if not record.is_closed:
        reason = _("opens a quotation mark that is never closed")
        raise UnreadableError(_name(columns, len(loose) - 1), loose[-1], reason)
    if "\x00" in text:
        number = next(place for place, cell in enumerate(loose) if "\x00" in cell)
        raise UnreadableError(_name(columns, number), loose[number], _("holds a NUL character"))
    try:
        return _taken_apart(text.removeprefix("\ufeff") if record.line == 1 else text, delimiter, strict=True)
    except csv.Error:
        reason = _("has a quotation mark that is neither at the edge of a cell nor doubled")
        raise UnreadableError("", text.strip(), reason) from None


def _taken_apart(text: str, delimiter: str, *, strict: bool) -> list[str]:
    return next(csv.reader([text], strict=strict, delimiter=delimiter), [])


def _name(columns: Sequence[str], number: int) -> str:
    return columns[number] if 0 <= number < len(columns) else _("number %(number)d") % {"number": number + 1}


def _check_header(found: Sequence[str], columns: Sequence[str]) -> None:
    if list(found) == list(columns):
        return
    for number, name in enumerate(columns):
        actual = found[number] if number < len(found) else ""
        if actual != name:
            raise UnreadableError(name, actual, f"the header is wrong: column {number + 1} must be “{name}”")
    raise UnreadableError("", found[len(columns)], f"the header is wrong: {len(columns)} columns, not {len(found)}")


def text_fault(value: str) -> str:
    """What is wrong with a cell as a piece of text, whatever it means; nothing when it is fine."""
    if len(value) > LONGEST_CELL:
        return f"is longer than {LONGEST_CELL} characters"
    if CONTROL.search(value):
        return "holds a control character"
    if "\ufffd" in value:
        return "holds the mark of a letter that was lost"
    if value != value.strip():
        return "begins or ends with a space"
    if not unicodedata.is_normalized("NFC", value):
        return "is not in Unicode's composed form (NFC)"
    return ""
