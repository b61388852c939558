"""How the format of a file is declared: its columns, its key, and rules between cells and between rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from network.coalition.seed.cells import Check
from network.coalition.seed.problems import Problem
from network.coalition.seed.reading import Row, text_fault
from network.coalition.seed.references import Known

Cells = Mapping[str, str]
# A rule answers with the column that is at fault and the reason.
RowRule = Callable[[Cells, Known], Iterator[tuple[str, str]]]
TableRule = Callable[[Sequence[Row]], Iterator[tuple[Row, str, str]]]


@dataclass(frozen=True)
class Column:
    name: str
    check: Check
    required: bool = False
    is_list: bool = False

    def faults(self, value: str, known: Known) -> Iterator[tuple[str, str]]:
        """Values that are wrong, each with its reason."""
        if fault := text_fault(value):
            yield value, fault
        elif not value:
            if self.required:
                yield value, "must not be blank"
        elif self.is_list:
            yield from self._faults_of_items(value.split("|"), known)
        elif reason := self.check(value, known):
            yield value, reason

    def _faults_of_items(self, items: Sequence[str], known: Known) -> Iterator[tuple[str, str]]:
        for item, times in Counter(items).items():
            if not item or item != item.strip():
                yield "|".join(items), "has an item that is blank or has a space at its edge"
            elif times > 1:
                yield item, "stands twice in the list"
            elif reason := self.check(item, known):
                yield item, reason


@dataclass(frozen=True)
class Format:
    """`key`: the columns that together identify a row."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    row_rules: tuple[RowRule, ...] = ()
    table_rules: tuple[TableRule, ...] = ()

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]

    def problems(self, rows: Sequence[Row], known: Known) -> Iterator[Problem]:
        for row in rows:
            yield from self._problems_of(row, known)
        for rule in (self._unique, *self.table_rules):
            for row, name, reason in rule(rows):
                yield Problem(self.name, row.line, name, row.cells[name], reason)

    def _problems_of(self, row: Row, known: Known) -> Iterator[Problem]:
        sound = True
        for column in self.columns:
            for value, reason in column.faults(row.cells[column.name], known):
                sound = False
                yield Problem(self.name, row.line, column.name, value, reason)
        if sound:  # rules between cells rely on each of them
            for rule in self.row_rules:
                for name, reason in rule(row.cells, known):
                    yield Problem(self.name, row.line, name, row.cells[name], reason)

    def _unique(self, rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
        first: dict[tuple[str, ...], int] = {}
        for row in rows:
            key = tuple(row.cells[name] for name in self.key)
            if all(key[:1]) and first.setdefault(key, row.line) != row.line:
                yield row, self.key[-1], f"stands in line {first[key]} already"


def not_before(start: str, end: str) -> RowRule:
    """The end of a span does not lie before its beginning; a year holds all its months and days."""

    def rule(cells: Cells, _known: Known) -> Iterator[tuple[str, str]]:
        one, other = cells[start], cells[end]
        if one and other and other[: len(one)] < one[: len(other)]:
            yield end, f"lies before {start} ({one})"

    return rule


def needs(name: str, *others: str) -> RowRule:
    """A cell that is filled needs one of the others."""

    def rule(cells: Cells, _known: Known) -> Iterator[tuple[str, str]]:
        if cells[name] and not any(cells[other] for other in others):
            yield name, f"needs {' or '.join(others)}"

    return rule


def no_circle(name: str, key: Callable[[Cells], str], parent: Callable[[Cells], str]) -> TableRule:
    """Following the parents never leads back."""

    def rule(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
        above = {key(row.cells): parent(row.cells) for row in rows if row.cells[name]}
        for row in rows:
            if row.cells[name] and _returns(key(row.cells), above):
                yield row, name, "leads back to itself in a circle"

    return rule


def _returns(start: str, above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    step = above.get(start, "")
    while step and step not in seen:
        if step == start:
            return True
        seen.add(step)
        step = above.get(step, "")
    return False


def listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []
