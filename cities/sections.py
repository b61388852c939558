"""Sections that higher apps add to the pages of entries: practices, publications, events.

A section is built with a constant number of queries, whatever the number of its items.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Section:
    """`template` is included with this section as `section`; it writes no heading of the first or second level."""

    key: str
    title: str | Promise
    template: str
    data: Mapping[str, Any] = field(default_factory=dict)
    # What the entry's `.json` and `.md` say of the section: titles with their addresses.
    items: tuple[tuple[str, str], ...] = ()


# Gets the page that shows the section and the visitor's language; None where there is nothing to show.
Builder = Callable[[Any, str], Section | None]
_builders: dict[str, list[tuple[int, Builder]]] = {}


def register_section(kind: str, builder: Builder, order: int) -> None:
    """`kind` is that of the page's record: `city`, `organisation`, `practice`, `mission`, `publication`."""
    of_kind = _builders.setdefault(kind, [])
    if any(known is builder for _order, known in of_kind):
        raise ValueError(f"{builder} is registered already")
    of_kind.append((order, builder))
    of_kind.sort(key=lambda entry: entry[0])


def sections(kind: str, page: Any, language: str) -> list[Section]:
    built = (builder(page, language) for _order, builder in _builders.get(kind, ()))
    return [section for section in built if section is not None]
