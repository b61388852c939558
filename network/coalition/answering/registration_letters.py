"""Letters to those who register: each with the signed link to their registration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from network.base import formats
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.mail import Letter
from network.base.posting import seals
from network.coalition.events.hours import hours_of
from network.coalition.events.telling import source_of
from network.coalition.models import EventPage, Registration, RegistrationState
from search.languages import address

Compose = Callable[[Registration], Letter]
PURPOSE = "registration"
LASTS = timedelta(days=500)


def link_of(registration: Registration) -> str:
    seal = seals.seal(PURPOSE, registration.pk)
    return f"{settings.SITE_URL}{address(f'registration/{seal}/', registration.language)}"


def registered(registration: Registration) -> Letter:
    if registration.state == RegistrationState.WAITING:
        subject = _("You are on the waiting list: %(event)s")
        told = _("All seats are taken. You are on the waiting list and hear from us as soon as a seat is free.")
    else:
        subject, told = _("You are registered: %(event)s"), _("You are registered.")
    return _letter(registration, subject, told)


def moved_up(registration: Registration) -> Letter:
    told = _("A seat has become free, and it is yours. If you cannot come, please cancel, so that somebody else can.")
    return _letter(registration, _("You have a seat: %(event)s"), told)


def reminder(registration: Registration) -> Letter:
    told = _("The event begins soon. If you cannot come, please cancel, so that somebody else can.")
    return _letter(registration, _("Soon: %(event)s"), told)


def cancelled(registration: Registration) -> Letter:
    told = _("Your registration is cancelled. You need not do anything more.")
    return _letter(registration, _("Cancelled: %(event)s"), told, with_link=False)


def _letter(registration: Registration, subject: str, told: str, *, with_link: bool = True) -> Letter:
    page = page_for(registration)
    title = page.title if page else ""
    paragraphs, actions = [told], []
    if page is not None:
        words, facts = interface_language(registration.language), source_of(page)
        when = formats.period(facts.start, facts.end, words)
        told_of = (title, when, hours_of(facts, words), facts.place)
        paragraphs.append("\n".join(part for part in told_of if part))
        url = f"{settings.SITE_URL}{localized_address(page.url_path, registration.language)}"
        actions.append((_("The event’s page"), url))
    if with_link:
        actions.append((_("Your registration: look at it or cancel it"), link_of(registration)))
    return Letter(subject % {"event": title}, paragraphs, actions)


def page_for(registration: Registration) -> EventPage | None:
    """The event's page in the person's language, else its source."""
    pages = EventPage.objects.filter(event=registration.event_id, live=True, alias_of=None).select_related("locale")
    return min(pages, key=lambda page: (page.locale.language_code != registration.language, page.pk), default=None)
