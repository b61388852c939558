"""How far an event is, in one word: a pure function of its schedule, of the time, and of the seats that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone, tzinfo
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.base.dates import FuzzyDate, Precision

# Where a day ends last on Earth: an event whose time zone nobody stated is not over before.
LATEST = timezone(timedelta(hours=-12))
MIDNIGHT = time(0)


class Status(models.TextChoices):
    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("open for registration")
    FULL = "full", _("full")
    OVER = "over", _("over")
    UNDATED = "undated", _("date not known")


class Window(models.TextChoices):
    NONE = "none", _("no registration here")
    COMING = "coming", _("registration has not opened yet")
    OPEN = "open", _("registration is open")
    CLOSED = "closed", _("registration has closed")


@dataclass(frozen=True)
class Schedule:
    """What of an event decides on its status; None is unknown."""

    begins: FuzzyDate | None
    ends: FuzzyDate | None
    start_time: time | None = None
    end_time: time | None = None
    zone: tzinfo | None = None
    takes_registrations: bool = False
    opens: datetime | None = None
    closes: datetime | None = None

    @classmethod
    def of(cls, page: Any) -> Schedule:
        """That of an event's page: the source page holds the facts."""
        return cls(
            begins=page.begins,
            ends=page.ends,
            start_time=page.start_time,
            end_time=page.end_time,
            zone=page.zone,
            takes_registrations=page.takes_registrations,
            opens=page.registration_opens,
            closes=page.registration_closes,
        )

    @property
    def first_moment(self) -> datetime | None:
        """When it begins; None where the day is not known."""
        if self.begins is None or self.begins.precision is not Precision.DAY:
            return None
        return datetime.combine(self.begins.first_day, self.start_time or MIDNIGHT, self.zone or LATEST)

    @property
    def last_moment(self) -> datetime | None:
        """The first moment at which it is surely over; None where no date is known."""
        last = self.ends or self.begins
        if last is None:
            return None
        if last.precision is Precision.DAY and self.end_time:
            return datetime.combine(last.last_day, self.end_time, self.zone or LATEST)
        return datetime.combine(last.last_day, MIDNIGHT, self.zone or LATEST) + timedelta(days=1)


def registration_window(schedule: Schedule, now: datetime) -> Window:
    """Without a date of its own, registration closes when the event begins."""
    if not schedule.takes_registrations:
        return Window.NONE
    ends = [moment for moment in (schedule.closes or schedule.first_moment, schedule.last_moment) if moment]
    if any(now >= moment for moment in ends):
        return Window.CLOSED
    return Window.COMING if schedule.opens and now < schedule.opens else Window.OPEN


def status(schedule: Schedule, now: datetime, seats_left: int | None = None) -> Status:
    """`seats_left`: None where their number is not limited."""
    last = schedule.last_moment
    if last is not None and now >= last:
        return Status.OVER
    if registration_window(schedule, now) is Window.OPEN:
        return Status.FULL if seats_left is not None and seats_left <= 0 else Status.OPEN
    return Status.ANNOUNCED if last is not None else Status.UNDATED
