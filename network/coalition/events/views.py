"""One event as data, as text and as a calendar, at addresses beside its page's."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from icalendar import Event as Component

from network.base.views import find
from network.coalition.events import calendars
from network.coalition.events.exports import as_data, as_text
from network.coalition.events.telling import source_of, telling
from network.coalition.models import EventPage
from search.answers import json_answer, last_change, text_answer

CALENDAR = "text/calendar"


def told(request: HttpRequest, path: str) -> EventPage:
    """The page at a path below the language; only what everybody may read."""
    page = find(request, f"{path}/")
    if not isinstance(page, EventPage) or page.get_view_restrictions().exists():
        raise Http404
    return page


@require_safe
def event(request: HttpRequest, path: str, form: str) -> HttpResponseBase:
    page = told(request, path)
    found = telling(page, get_language() or page.locale.language_code)
    if form == "json":
        return json_answer(request, as_data(found))
    return text_answer(request, as_text(found), "text/markdown", modified=last_change())


@require_safe
def event_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """404 for an event whose date is not exact: a calendar would claim a day that nobody knows."""
    page = told(request, path)
    return _answer(request, page, [calendars.of_event(page, source_of(page))])


@require_safe
def session_calendar(request: HttpRequest, path: str, slug: str) -> HttpResponseBase:
    page = told(request, path)
    facts = source_of(page)
    session = facts.sessions.filter(slug=slug).first()
    return _answer(request, page, [session and calendars.of_session(session, page, facts)])


@require_safe
def programme_calendar(request: HttpRequest, path: str) -> HttpResponseBase:
    """The event, its parts and all their sessions. A constant number of queries, whatever it holds."""
    page = told(request, path)
    facts = source_of(page)
    prefetch_related_objects([page], "sessions")
    whole = EventPage.objects.told().select_related("locale", *EventPage.joined).prefetch_related("sessions")
    parts = list(whole.descendant_of(facts).order_by("path"))
    keys = [part.translation_key for part in parts]
    words = {each.translation_key: each for each in whole.filter(translation_key__in=keys, locale=page.locale_id)}
    told_of = [(page, facts), *((words.get(part.translation_key, part), part) for part in parts)]
    return _answer(request, page, calendars.programme(told_of))


def _answer(request: HttpRequest, page: EventPage, components: Iterable[Component | None]) -> HttpResponseBase:
    known = [component for component in components if component is not None]
    if not known:
        raise Http404
    answer = text_answer(request, calendars.calendar(known, page.title), CALENDAR, modified=last_change())
    answer["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    return answer
