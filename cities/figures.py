"""What the Coalition states about itself, shown beside our own counts and never mixed with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MEMBERS = "members"


@dataclass(frozen=True)
class StatedFigure:
    """A figure as a source states it: `60+`, `member cities`, of a date."""

    value: str
    unit: str
    as_of: str
    source_url: str
    statement: str = ""


Source = Callable[[], StatedFigure | None]
_sources: dict[str, Source] = {}


def register_figure(key: str, source: Source) -> None:
    """The layer that keeps the facts registers where to read one, in at most one query."""
    if key in _sources:
        raise ValueError(f"a source for {key} is registered already")
    _sources[key] = source


def stated(key: str) -> StatedFigure | None:
    source = _sources.get(key)
    return source() if source else None
