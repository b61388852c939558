"""What the pages of events show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cities import structured
from cities.presenters import changed_on
from cities.profile import Item
from network.base import formats
from network.base.context import interface_language
from network.base.models import Scheme
from network.base.presenters import presents
from network.coalition.events.calendars import has_calendar
from network.coalition.events.index import timeline
from network.coalition.events.linked_data import linked_data
from network.coalition.events.telling import Party, Telling, telling
from network.coalition.models import EventIndexPage, EventPage, ItemKind, PartKind
from search.languages import address

# A section that takes registrations stands in place of our own sentence.
REGISTRATION = "register"


@dataclass(frozen=True)
class Anchor:
    id: str
    label: str
    language: str = ""  # of a label that is an entry's own title


@dataclass(frozen=True)
class Choice:
    """A concept with the list that it leads to."""

    code: str
    label: str
    url: str


@presents(EventIndexPage)
def present_index(page: EventIndexPage, request: HttpRequest) -> dict[str, Any]:
    language = language_of(page, request)
    shown = timeline(language)
    items = [(row.title, row.url) for row in shown.rows]
    return {
        "timeline": shown,
        "data_urls": {form: address(f"events.{form}", language) for form in ("atom", "csv", "json")},
        "search_url": f"{address('search/', language)}?kind=event",
        "structured": [structured.item_list(page.title, items, len(items))],
    }


@presents(EventPage)
def present_event(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    language = language_of(page, request)
    told = telling(page, language, from_memory=getattr(request, "is_preview", False))
    here = told.address.rstrip("/")
    return {
        "told": told,
        "facts": list(_facts(told)),
        "date_block": date_block(told),
        "topics": _choices(told, Scheme.THEME, told.contents.topics, "theme"),
        "missions": _missions(told),
        "formats": [told.labels[Scheme.SESSION_KIND].get(code, code) for code in told.contents.formats],
        "organisers": told.parties(PartKind.ORGANISER),
        "partners": told.parties(PartKind.PARTNER),
        "forums": told.parties(PartKind.FORUM),
        "outputs": told.items(ItemKind.OUTPUT),
        "related": told.items(ItemKind.RELATED),
        "anchors": list(anchors(told)),
        "shows_registration": shows_registration(told),
        "has_calendar": has_calendar(told.facts_page),
        "has_programme": has_calendar(told.facts_page) and bool(told.entries.parts or told.contents.sessions),
        "events_url": address("events/", language),
        "take_part": {
            "join": address("join/", language),
            "share": f"{address('join/', language)}?for=practice",
            "comment": f"{address('feedback/', language)}?{urlencode({'about': told.address})}",
        },
        "json_url": f"{here}.json",
        "text_url": f"{here}.md",
        "changed": changed_on(page),
        "structured": [linked_data(told)],
    }


def language_of(page: Any, request: HttpRequest) -> str:
    """A preview in the admin has no visitor: it is shown in the page's own language."""
    return getattr(request, "visitor_language", None) or page.locale.language_code


def date_block(told: Telling) -> tuple[str, str]:
    """What stands large in the head of the page and what stands below it: days and month, or month and year."""
    begins, ends = told.facts_page.begins, told.facts_page.ends or told.facts_page.begins
    if begins is None or len(begins.text) < len("2024-09-05") or ends is None or begins.text[:7] != ends.text[:7]:
        return "", told.when
    days = [str(begins.first_day.day), *([str(ends.first_day.day)] if ends != begins else [])]
    return "–".join(days), formats.fuzzy(begins.text[:7], interface_language(told.language))


def shows_registration(told: Telling) -> bool:
    return REGISTRATION not in {section.key for section in told.sections}


def anchors(told: Telling) -> Iterator[Anchor]:
    """The page's own sections, in its order; one that has nothing to tell is left out."""
    texts, contents, facts = told.texts, told.contents, told.facts_page
    host = facts.host_city.name if facts.host_city else ""
    programme = contents.sessions or contents.formats or "programme_note" in texts
    results = contents.figures or "results" in texts or told.items(ItemKind.OUTPUT)
    found = [
        (Anchor("about", _("What it is about")), "about" in texts),
        (Anchor("host", host), host and "host_story" in texts),
        (Anchor("coalition", _("The Coalition in a few facts")), "coalition_story" in texts or contents.facts),
        (Anchor("programme", _("Programme")), programme),
        *((Anchor(f"part-{entry.number}", entry.title, entry.language), True) for entry in told.entries.parts),
        *((Anchor(section.key, str(section.title)), True) for section in told.sections),
        (Anchor("who", _("Organisers and partners")), told.taking_part or contents.parties),
        (Anchor("missions", _("Missions")), contents.missions),
        (Anchor("results", _("Results and figures")), results),
        (Anchor("related", _("Related")), told.items(ItemKind.RELATED)),
        (Anchor("register", _("Registration")), shows_registration(told)),
        (Anchor("take-part", _("Join, share, comment")), True),
    ]
    yield from (anchor for anchor, is_shown in found if is_shown)


def _choices(told: Telling, scheme: str, codes: Any, facet: str) -> list[Choice]:
    base = address("search/", told.language)
    return [Choice(code, told.labels[scheme].get(code, code), f"{base}?{facet}={code}") for code in codes]


def _missions(told: Telling) -> list[Choice]:
    """In the order of the vocabulary; each leads to its page, else to its practices."""
    base, labels = address("practices/", told.language), told.labels[Scheme.MISSION]
    ordered = [code for code in labels if code in told.contents.missions]
    return [Choice(code, labels[code], told.entries.mission_url(code) or f"{base}?mission={code}") for code in ordered]


def _facts(told: Telling) -> Iterator[Item]:
    facts, words = told.facts_page, interface_language(told.language)
    asking = told.page if told.page.audience else facts
    languages = [formats.language_name(code, words) for code in facts.language_codes]
    found = (
        Item(_("Status"), str(told.status.label).capitalize()),
        Item(_("When"), told.when),
        Item(_("Hours"), told.hours),
        Item(_("Where"), told.place, told.host_url),
        Item(_("How to take part"), str(facts.get_attendance_display()).capitalize() if facts.attendance else ""),
        Item(_("Organised by"), _names(told.parties(PartKind.ORGANISER), words)),
        Item(_("For whom"), asking.audience, language=asking.locale.language_code),
        Item(_("Languages"), formats.listing(languages, words)),
        Item(_("Seats"), str(facts.capacity or "")),
        Item(_("Other titles"), " · ".join(facts.other_titles), language=facts.locale.language_code),
        Item(_("Website"), _host(facts.website), facts.website),
    )
    yield from (item for item in found if item.value)


def _names(parties: list[Party], language: str) -> str:
    return formats.listing([party.name for party in parties], language)


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")
