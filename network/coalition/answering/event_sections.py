"""What answering back adds to an event's page: the way to register, and what is or was asked."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.sections import Section, register_section
from network.base.addresses import localized_address
from network.coalition.answering import seats
from network.coalition.answering.consulting import consultations_of
from network.coalition.events.seats import register_seats, seats_of
from network.coalition.events.status import Schedule, Window, registration_window
from network.coalition.events.telling import source_of
from network.coalition.models import Event, EventPage


def registration_section(page: EventPage, language: str) -> Section | None:
    """Asks for nothing that the page has asked already: the source and the seats are looked up once."""
    facts = source_of(page)
    window = registration_window(Schedule.of(facts), timezone.now())
    if window is Window.NONE or page.event is None:
        return None
    left = seats_of(page.event) if window is Window.OPEN else None
    data = {
        "is_open": window is Window.OPEN,
        "is_coming": window is Window.COMING,
        "opens": facts.registration_opens,
        "seats_left": left,
        "url": f"{localized_address(page.url_path, language)}register/",
    }
    return Section("register", _("Register"), "answering/register_section.html", data)


def consultation_section(page: EventPage, language: str) -> Section | None:
    found = consultations_of(page.event_id, language, answers=False) if page.event_id else []
    if not found:
        return None
    data = {"consultations": found}
    items = tuple((each.title.text, each.url) for each in found)
    return Section("consultation", _("Consultation"), "answering/consultation_section.html", data, items)


register_section(Event.kind, consultation_section, 50)
register_section(Event.kind, registration_section, 60)
register_seats(seats.left)
