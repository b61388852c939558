"""Everything that is known of an event for one reader: what its page shows, and what its data and its text say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html, get_text_for_indexing

from cities import roles
from cities.models import City, CityRole, Organisation
from cities.sections import Section, sections
from network.base import formats, vocabulary
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.models import Scheme
from network.base.richtext import cleaned
from network.coalition.events.contents import Contents, SessionWords, contents_of
from network.coalition.events.entries import Entries, Entry, entries, key_of
from network.coalition.events.hours import hours_of, offset_of
from network.coalition.events.seats import seats_of
from network.coalition.events.status import Schedule, Status, Window, registration_window, status
from network.coalition.models import Event, EventPage, EventRole, EventSession, ItemKind, PartKind

SCHEMES = (Scheme.THEME, Scheme.MISSION, Scheme.SESSION_KIND, Scheme.ROLE_KIND)
TEXTS = ("about", "host_story", "coalition_story", "programme_note", "results")
# Wagtail's sanitised HTML has no form feed: what is joined by one comes apart again.
BORDER = "\f"
SOURCE = "page_of_the_facts"


@dataclass(frozen=True)
class Party:
    name: str
    url: str
    kind: str


@dataclass(frozen=True)
class Session:
    """A point of the programme, in words."""

    session: EventSession
    words: SessionWords
    kind: str
    hours: str
    url: str  # of its calendar file; blank where its time is not known
    zone: ZoneInfo | None

    @property
    def starts(self) -> str:
        """`2027-09-05T09:00-03:00`; blank where it is not known."""
        return self._moment(self.session.start_time)

    @property
    def ends(self) -> str:
        return self._moment(self.session.end_time)

    def _moment(self, hour: time | None) -> str:
        day, zone = self.session.day, self.zone
        return datetime.combine(day, hour, zone).isoformat(timespec="minutes") if day and hour and zone else ""

    @property
    def is_timed(self) -> bool:
        return bool(self.hours)


@dataclass(frozen=True)
class Day:
    """The sessions of a day; without a day those whose time is not announced."""

    day: date | None
    label: str
    sessions: Sequence[Session]


@dataclass(frozen=True)
class Telling:
    """`page` is what the reader reads; facts are those of `facts_page`, the source of a translation."""

    page: EventPage
    facts_page: EventPage
    record: Event
    contents: Contents
    entries: Entries
    labels: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, SafeString]
    event_roles: Sequence[EventRole]
    host_roles: Sequence[roles.RoleLine]
    status: Status
    window: Window
    language: str  # the reader's, in which addresses are given
    sections: Sequence[Section] = ()

    @property
    def when(self) -> str:
        return formats.period(self.facts_page.start, self.facts_page.end, interface_language(self.language))

    @property
    def hours(self) -> str:
        return hours_of(self.facts_page, interface_language(self.language))

    @property
    def permalink(self) -> str:
        return f"{settings.SITE_URL}/id/{Event.kind}/{self.record.pk}"

    @property
    def address(self) -> str:
        return localized_address(self.page.url_path, self.language)

    def parties(self, part: PartKind) -> list[Party]:
        found = []
        for party in self.contents.having_part(part):
            kind, number = key_of(party)
            named = party.organisation or party.city
            found.append(Party(named.name if named else "", self.entries.url(kind, number), kind))
        return found

    @property
    def taking_part(self) -> list[tuple[str, Party]]:
        """Cities with the words for their role, the hosts first."""
        words = self.labels[Scheme.ROLE_KIND]
        return [
            (
                words.get(role.role.code, role.role.code),
                Party(role.city.name, self.entries.url(City.kind, role.city_id), City.kind),
            )
            for role in self.event_roles
        ]

    def items(self, relation: ItemKind) -> list[Entry]:
        """Only what the public may read."""
        found = (self.entries.by_key.get((item.kind, item.number)) for item in self.contents.related(relation))
        return [entry for entry in found if entry]

    @property
    def host_url(self) -> str:
        return self.entries.url(City.kind, self.facts_page.host_city_id)

    @property
    def place(self) -> str:
        """The place and the country; the city only where the place does not name it."""
        city = self.facts_page.host_city
        names = [self.facts_page.place]
        if city and city.name not in self.facts_page.place:
            names.append(city.name)
        if city:
            names.append(formats.country(city.country_code, interface_language(self.language)))
        return ", ".join(name for name in names if name)

    @property
    def days(self) -> list[Day]:
        words = interface_language(self.language)
        shown = [self._session(session) for session in self.contents.sessions]
        return [
            Day(day, formats.weekday(day, words) if day else "", list(group))
            for day, group in groupby(shown, key=lambda each: each.session.day)
        ]

    def _session(self, session: EventSession) -> Session:
        concept = session.session_kind
        code = (concept.replaced_by or concept).code if concept else ""
        zone = self.facts_page.zone
        is_timed = bool(session.day and session.start_time and zone)
        words = interface_language(self.language)
        hours = [formats.hour(each, words) for each in (session.start_time, session.end_time) if each and is_timed]
        url = f"{self.address}{session.slug}.ics" if session.day else ""
        told = self.contents.words_of(session)
        return Session(session, told, self.labels[Scheme.SESSION_KIND].get(code, code), "–".join(hours), url, zone)

    @property
    def offset(self) -> str:
        return offset_of(self.facts_page)


def telling(page: EventPage, language: str, *, from_memory: bool = False, now: datetime | None = None) -> Telling:
    """A constant number of queries, whatever the event holds."""
    facts = page if from_memory else source_of(page)
    record = page.event or Event()
    contents = contents_of(facts, page, interface_language(language), from_memory=from_memory)
    labels = vocabulary.labels(SCHEMES, interface_language(language))
    edges = list(EventRole.objects.filter(event=record.pk).select_related("city", "role").order_by("role__order", "pk"))
    hosting = _hosting(facts, language)
    wanted = _wanted(facts, contents, edges, hosting)
    found = entries(wanted, language, missions=contents.missions, below=_below(page))
    schedule, moment = Schedule.of(facts), now or timezone.now()
    seats = seats_of(record) if record.pk and facts.takes_registrations else None
    return Telling(
        page=page,
        facts_page=facts,
        record=record,
        contents=contents,
        entries=found,
        labels=labels,
        texts=_rendered(page),
        event_roles=edges,
        host_roles=_roles(hosting, labels, found),
        status=status(schedule, moment, seats),
        window=registration_window(schedule, moment),
        language=language,
        sections=sections(Event.kind, page, language),
    )


def _roles(
    hosting: Sequence[CityRole], labels: Mapping[str, Mapping[str, str]], found: Entries
) -> list[roles.RoleLine]:
    organisations = {role.organisation_id: _organisation(role, found) for role in hosting}
    missions = {code: found.mission_url(code) for code in labels[Scheme.MISSION]}
    return roles.lines(hosting, labels, organisations, missions)


def source_of(page: EventPage) -> EventPage:
    """Where facts are told; a source that is not live may hold a draft's, so the translation's own copy stands in.

    Looked up once for a page that was read: its sections ask too.
    """
    if page.is_source:
        return page
    if SOURCE not in page.__dict__:
        page.__dict__[SOURCE] = _source(page) or page
    source: EventPage = page.__dict__[SOURCE]
    return source


def _source(page: EventPage) -> EventPage | None:
    found = EventPage.objects.told().filter(
        translation_key=page.translation_key, locale=page.event.source_locale_id if page.event else None
    )
    source: EventPage | None = found.select_related("locale", *EventPage.joined).first()
    return source


def _hosting(facts: EventPage, language: str) -> list[CityRole]:
    """What the host does in the network, where the page tells of it: a part of an event leaves that to the whole."""
    if not (facts.host_city_id and facts.host_story):
        return []
    return list(roles.held_by(facts.host_city_id, language).order_by("until", "-attested_on", "pk"))


def _organisation(role: CityRole, found: Entries) -> str:
    return found.url(Organisation.kind, role.organisation_id)


def _wanted(facts: EventPage, contents: Contents, edges: Sequence[Any], hosting: Sequence[CityRole]) -> set[Any]:
    wanted = {(item.kind, item.number) for item in contents.items}
    wanted |= {key_of(party) for party in contents.parties}
    wanted |= {(City.kind, edge.city_id) for edge in edges}
    wanted |= {(Organisation.kind, role.organisation_id) for role in hosting if role.organisation_id}
    return wanted | ({(City.kind, facts.host_city_id)} if facts.host_city_id else set())


def _below(page: EventPage) -> str:
    """The path under which its parts are told."""
    return page.url_path.strip("/").partition("/")[2] + "/"


def _rendered(page: EventPage) -> dict[str, SafeString]:
    """The texts that say something, with their links resolved: all at once, so that links cost one query together."""
    told = {name: text for name in TEXTS if get_text_for_indexing(text := getattr(page, name)).strip()}
    if not told:
        return {}
    parts = expand_db_html(BORDER.join(text.replace(BORDER, " ") for text in told.values())).split(BORDER)
    return {name: cleaned(part) for name, part in zip(told, parts, strict=True)}
