"""How many seats of an event are left: whoever takes registrations knows, and registers how to ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from network.coalition.models import Event

# Gets numbers of events; answers for those whose seats are limited. A constant number of queries.
Source = Callable[[Collection[int]], Mapping[int, int]]
_sources: list[Source] = []
KNOWN = "seats_that_are_left"


def register_seats(source: Source) -> None:
    if source in _sources:
        raise ValueError(f"{source} is registered already")
    _sources.append(source)


def seats_of(record: Event) -> int | None:
    """Of one event, asked once for a record that was read; None where they are not limited."""
    if KNOWN not in record.__dict__:
        record.__dict__[KNOWN] = seats_left([record.pk]).get(record.pk)
    seats: int | None = record.__dict__[KNOWN]
    return seats


def seats_left(events: Collection[int]) -> dict[int, int]:
    """An event whose seats are not limited, or that takes no registrations, is left out."""
    found: dict[int, int] = {}
    for source in _sources:
        found.update(source(events))
    return found
