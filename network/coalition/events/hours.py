"""The hours of an event in words, with the clock of its place."""

from __future__ import annotations

from datetime import datetime, time

from django.utils.translation import gettext as _

from network.base import formats
from network.coalition.models import EventPage


def hours_of(facts: EventPage, language: str) -> str:
    """`09:00–17:00 (America/Maceio, UTC−03:00)`; blank where they are not known, or the day is not."""
    begins = facts.begins
    if facts.start_time is None or facts.zone is None or begins is None or begins.last_day != begins.first_day:
        return ""
    first = formats.hour(facts.start_time, language)
    if facts.end and facts.end != facts.start:
        told = _("from %(hour)s on the first day") % {"hour": first}
    else:
        told = "–".join([first, *(formats.hour(each, language) for each in [facts.end_time] if each)])
    return f"{told} ({facts.time_zone}, {offset_of(facts)})"


def offset_of(facts: EventPage) -> str:
    """`UTC−03:00`: how far the event's clock is from the world's, on its first day."""
    zone, begins = facts.zone, facts.begins
    if zone is None or begins is None:
        return ""
    written = datetime.combine(begins.first_day, time.min, zone).isoformat()
    return f"UTC{written[-6:]}".replace("-", "−")
