"""An event in schema.org's words, for machines; what is not known is left out, never empty."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cities.models import Organisation
from cities.structured import absolute, permalink
from network.base.context import canonical_of
from network.base.models import Scheme
from network.coalition.events.calendars import span, span_of_session
from network.coalition.events.entries import Entry, key_of
from network.coalition.events.telling import Telling
from network.coalition.models import Attendance, EventParty, ItemKind, PartKind

SCHEMA = "https://schema.org"
MODES = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.BOTH: "MixedEventAttendanceMode",
}


def linked_data(told: Telling) -> dict[str, Any]:
    page, facts = told.page, told.facts_page
    mode = MODES.get(Attendance(facts.attendance)) if facts.attendance else None
    return {
        "@type": "Event",
        "@id": told.permalink,
        "url": canonical_of(page),
        "name": page.title,
        "alternateName": facts.other_titles,
        "description": page.description,
        "startDate": _start(told),
        "endDate": _end(told),
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/{mode}" if mode else "",
        "location": _locations(told),
        "organizer": [_party(told, party) for party in told.contents.having_part(PartKind.ORGANISER)],
        "contributor": [
            _party(told, party) for party in told.contents.parties if party.part in {PartKind.PARTNER, PartKind.FORUM}
        ],
        "about": [
            {"@type": "DefinedTerm", "termCode": code, "name": told.labels[Scheme.THEME].get(code, code)}
            for code in told.contents.topics
        ],
        "inLanguage": facts.language_codes,
        "maximumAttendeeCapacity": facts.capacity,
        "subEvent": [*(_part(entry) for entry in told.entries.parts), *_sessions(told)],
        "workFeatured": [
            {"@type": "CreativeWork", "@id": permalink(each.kind, each.number), "name": each.title}
            for each in told.items(ItemKind.OUTPUT)
        ],
        "sameAs": facts.website,
    }


def _start(told: Telling) -> str:
    """Only an exact date: a month is no day."""
    when = span(told.facts_page)
    return when[0].isoformat() if when else ""


def _end(told: Telling) -> str:
    when = span(told.facts_page)
    if when is None:
        return ""
    return when[1].isoformat() if isinstance(when[1], datetime) else told.facts_page.end or told.facts_page.start


def _locations(told: Telling) -> list[dict[str, Any]]:
    facts, host = told.facts_page, told.facts_page.host_city
    found: list[dict[str, Any]] = []
    if host and facts.attendance != Attendance.ONLINE:
        address = {
            "@type": "PostalAddress",
            "addressLocality": host.name,
            "addressCountry": host.country_code,
        }
        found.append({"@type": "Place", "name": facts.place or host.name, "address": address})
    elif facts.place:
        found.append({"@type": "Place", "name": facts.place, "address": facts.place})
    if facts.attendance in {Attendance.ONLINE, Attendance.BOTH}:
        found.append({"@type": "VirtualLocation", "url": facts.website or canonical_of(told.page)})
    return found


def _party(told: Telling, party: EventParty) -> dict[str, Any]:
    kind, number = key_of(party)
    named = party.organisation or party.city
    node = {
        "@type": "Organization" if kind == Organisation.kind else "GovernmentOrganization",
        "name": named.name if named else "",
    }
    url = absolute(told.entries.url(kind, number)) or (party.organisation.website if party.organisation else "")
    return node | ({"url": url} if url else {})


def _part(entry: Entry) -> dict[str, Any]:
    return {"@type": "Event", "@id": permalink(entry.kind, entry.number), "name": entry.title}


def _sessions(told: Telling) -> list[dict[str, Any]]:
    found = []
    for session in told.contents.sessions:
        when = span_of_session(session, told.facts_page)
        if when is not None:
            name = str(told.contents.words_of(session).title)
            found.append({"@type": "Event", "name": name, "startDate": when[0].isoformat()})
    return found
