"""What is wrong in a file, said so that it can be found and mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

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
        line = _("line %(line)d") % {"line": self.line} if self.line else ""
        column = _("column %(column)s") % {"column": self.column} if self.column else ""
        where = ", ".join(filter(None, (self.file, line, column)))
        value = f"“{shortened(self.value)}”" if self.value else ""
        return ": ".join(filter(None, (where, value, self.reason)))


class BadDataError(Exception):
    """A folder that is not loaded: every problem of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{len(self.problems)} problems")


def shortened(value: str) -> str:
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in shown)
