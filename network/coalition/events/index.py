"""All events in the order of time: what is coming, and what was, as the history of the Coalition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Any

from django.utils import timezone

from network.base import formats
from network.base.context import interface_language
from network.base.dates import FuzzyDate
from network.coalition.events.seats import seats_left
from network.coalition.events.status import Schedule, Status, status
from network.coalition.models import Event
from network.coalition.models.event_pages import zone_of
from search.results import Result, top

MOST = 500
ENOUGH = 30  # to find the last ones among them
SHOWN = 5


@dataclass(frozen=True)
class Row:
    result: Result
    status: Status
    when: str
    place: str

    @property
    def title(self) -> str:
        return self.result.title

    @property
    def url(self) -> str:
        return self.result.url

    @property
    def sort_key(self) -> str:
        return str(self.result.data.get("start") or self.result.data.get("end") or "")


@dataclass(frozen=True)
class Year:
    year: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Timeline:
    coming: Sequence[Row]
    past: Sequence[Year]
    undated: Sequence[Row]

    @property
    def rows(self) -> list[Row]:
        return [*self.coming, *(row for year in self.past for row in year.rows), *self.undated]


def timeline(language: str, now: datetime | None = None) -> Timeline:
    """The next one first, then the latest first; what has no date comes last. Two queries at most."""
    rows = rows_of(top(language, Event.kind, size=MOST), language, now)
    past = [row for row in rows if row.status is Status.OVER]
    undated = [row for row in rows if row.status is Status.UNDATED]
    coming = [row for row in rows if row not in past and row not in undated]
    return Timeline(
        coming=sorted(coming, key=lambda row: row.sort_key),
        past=[Year(year, list(group)) for year, group in groupby(past, key=lambda row: row.sort_key[:4])],
        undated=undated,
    )


def history(language: str, now: datetime | None = None) -> list[Row]:
    """The last events of the Coalition and the next one, in the order of time; parts stand with their whole."""
    found = top(language, Event.kind, size=ENOUGH, coalition="yes")
    wholes = (each for each in found if not each.data.get("part_of"))
    rows = rows_of(wholes, language, now, with_seats=False)
    dated = sorted((row for row in rows if row.sort_key), key=lambda row: row.sort_key)
    past = [row for row in dated if row.status is Status.OVER]
    coming = [row for row in dated if row not in past][:1]
    return [*past[-(SHOWN - len(coming)) :], *coming]


def rows_of(
    results: Iterable[Result], language: str, now: datetime | None = None, *, with_seats: bool = True
) -> list[Row]:
    """Entries of a list with their status and their dates in words; without their seats none is full."""
    found, words, moment = list(results), interface_language(language), now or timezone.now()
    seats = seats_left([each.id for each in found if each.data.get("registration")]) if with_seats else {}
    return [
        Row(
            result=each,
            status=status(schedule_of(each.data), moment, seats.get(each.id)),
            when=formats.period(each.data.get("start", ""), each.data.get("end", ""), words),
            place=place_of(each, words),
        )
        for each in found
    ]


def schedule_of(data: Mapping[str, Any]) -> Schedule:
    """The schedule that a search document tells."""
    return Schedule(
        begins=_date(data.get("start")),
        ends=_date(data.get("end")),
        start_time=_time(data.get("start_time")),
        end_time=_time(data.get("end_time")),
        zone=zone_of(data.get("time_zone", "")),
        takes_registrations=bool(data.get("registration")),
        opens=_moment(data.get("opens")),
        closes=_moment(data.get("closes")),
    )


def place_of(result: Result, language: str) -> str:
    city, place = result.city, str(result.data.get("place") or "")
    country = formats.country(result.data["country"], language) if result.data.get("country") else ""
    names = (place, city.name if city and city.name not in place else "", country)
    return ", ".join(name for name in names if name)


def _date(text: str | None) -> FuzzyDate | None:
    return FuzzyDate(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
