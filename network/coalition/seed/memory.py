"""What the seed wrote before, and what follows from it: a field that differs belongs to a person and is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from network.coalition.models import SeedRow

SHIPPED = ""
IMPORTED = "import"

Values = Mapping[str, Any]
BLANK: tuple[Any, ...] = ("", None, [])


@dataclass(frozen=True)
class Merge:
    """What to change, what to remember, and whether something was left because a person had changed it."""

    changes: dict[str, Any]
    remembered: dict[str, Any]
    is_kept: bool


def merge(last: Values, current: Values, wanted: Values) -> Merge:
    """A blank that the seed did not write is filled; one that stands where it wrote something was made by a person."""
    changes: dict[str, Any] = {}
    remembered = dict(last)
    is_kept = False
    for name, value in wanted.items():
        if current[name] == value:
            remembered[name] = value
        elif current[name] == last[name] if name in last else current[name] in BLANK:
            changes[name] = remembered[name] = value
        else:
            is_kept = True
    return Merge(changes, remembered, is_kept)


@dataclass
class Tally:
    """Rows of a kind: `kept` were there and stayed as they were, `differing` among them because of a person."""

    created: int = 0
    updated: int = 0
    kept: int = 0
    differing: int = 0


@dataclass
class Memory:
    """The rows of one source by kind; new and changed ones are written together by `save`."""

    source: str = SHIPPED
    tallies: dict[str, Tally] = field(default_factory=dict)
    # What was made or changed, and may refer to something else.
    touched: list[Model] = field(default_factory=list)
    _rows: dict[str, dict[str, SeedRow]] = field(default_factory=dict)
    _changed: dict[tuple[str, str], SeedRow] = field(default_factory=dict)

    @property
    def has_changed(self) -> bool:
        return any(tally.created or tally.updated for tally in self.tallies.values())

    def tally(self, kind: str) -> Tally:
        return self.tallies.setdefault(kind, Tally())

    def rows(self, kind: str) -> dict[str, SeedRow]:
        """By key. An import also knows what the site shipped, as long as it has not written the row itself."""
        if kind not in self._rows:
            sources = [SHIPPED, self.source]
            found = SeedRow.objects.filter(kind=kind, source__in=sources)
            ordered = sorted(found, key=lambda row: sources.index(row.source))
            self._rows[kind] = {row.key: row for row in ordered}
        return self._rows[kind]

    def remember(self, kind: str, key: str, number: int | None, values: Values) -> None:
        before = self.rows(kind).get(key)
        if before is not None and before.source == self.source:
            if (before.number, before.values) == (number, values):
                return
            before.number, before.values = number, dict(values)
            self._changed[kind, key] = before
        else:
            row = SeedRow(source=self.source, kind=kind, key=key, number=number, values=dict(values))
            self._rows[kind][key] = self._changed[kind, key] = row

    def save(self) -> None:
        new = [row for row in self._changed.values() if row._state.adding]
        old = [row for row in self._changed.values() if not row._state.adding]
        SeedRow.objects.bulk_create(new, batch_size=500)
        SeedRow.objects.bulk_update(old, ["number", "values"], batch_size=200)
        self._changed.clear()
