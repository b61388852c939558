"""What is wrong in a file, said so that it can be found and mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 80  # characters of a value


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in a cell; in a row (`column` blank) or in a whole file (`line` 0)."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        places = (f"line {self.line}" if self.line else "", f"column {self.column}" if self.column else "")
        where = ", ".join((self.file, *filter(None, places)))
        value = f"“{shortened(self.value)}”: " if self.value else ""
        return f"{where}: {value}{self.reason}"


class BadDataError(Exception):
    """A folder that is not loaded: every problem of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{len(self.problems)} problems")


def shortened(value: str) -> str:
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in shown)
