"""What the search knows of events: one document for each language in which an event is told.

Every query here reads many events at once, so that their number changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cities.models import City, CityName
from network.base import vocabulary
from network.base.addresses import path_below_root
from network.base.models import Scheme
from network.coalition.events.telling import TEXTS
from network.coalition.models import Event, EventPage, EventParty, EventRole, EventSession
from practices.documents import current, grouped
from search.registry import CityRef, Document, Text

# The relation of the page by the scheme of its concepts.
CONCEPTS = {Scheme.THEME: "topics", Scheme.MISSION: "missions", Scheme.SESSION_KIND: "formats"}
HOST, ORGANISER = "host", "organiser"


@dataclass(frozen=True)
class Around:
    """What stands around the pages that hold the facts, by the number of a page or of a record."""

    concepts: Mapping[str, Mapping[int, list[str]]]
    parties: Mapping[int, Sequence[EventParty]]
    roles: Mapping[int, Sequence[EventRole]]
    sessions: Mapping[int, Sequence[EventSession]]
    cities: Mapping[int, City]
    names: Mapping[int, list[str]]
    above: Mapping[str, str]  # titles by the path of a page
    themes: Mapping[str, str | None]
    regions: Mapping[str, str | None]


def documents(numbers: Collection[int]) -> Iterator[Document]:
    pages = list(
        EventPage.objects.told()
        .filter(event__in=numbers, event__gone_at=None)
        .select_related("locale", "event")
        .order_by("event", "pk")
    )
    sources = {page.event_id: page for page in pages if page.is_source}
    facts = {page.pk: sources.get(page.event_id, page) for page in pages}
    around = _around(pages, {page.pk: page for page in facts.values()}.values())
    for page in pages:
        yield _document(page, facts[page.pk], around)


def _around(pages: Sequence[EventPage], facts: Collection[EventPage]) -> Around:
    keys = [page.pk for page in facts]
    parties = _by(EventParty.objects.filter(page__in=keys).select_related("organisation"), "page_id")
    roles = _by(
        EventRole.objects.filter(event__in={page.event_id for page in facts}).select_related("role"), "event_id"
    )
    numbers = {page.host_city_id for page in facts}
    numbers |= {party.city_id for each in parties.values() for party in each}
    numbers |= {role.city_id for each in roles.values() for role in each}
    cities = {city.pk: city for city in City.objects.filter(pk__in=numbers - {None}).select_related("region")}
    paths = {page.path[: -Page.steplen] for page in pages}
    return Around(
        concepts={scheme: _assigned(name, keys) for scheme, name in CONCEPTS.items()},
        parties=parties,
        roles=roles,
        sessions=_by(EventSession.objects.filter(page__in={*keys, *(page.pk for page in pages)}), "page_id"),
        cities=cities,
        names=grouped(CityName.objects.filter(city__in=cities).values_list("city", "name")),
        above=dict(EventPage.objects.filter(path__in=paths, live=True).values_list("path", "title")),
        themes=vocabulary.broader(Scheme.THEME),
        regions=vocabulary.broader(Scheme.REGION),
    )


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _assigned(name: str, pages: Collection[int]) -> dict[int, list[str]]:
    field: Any = EventPage._meta.get_field(name)
    concept = field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(eventpage__in=pages).order_by("pk")
    return current(rows.values_list("eventpage", f"{concept}__code", f"{concept}__replaced_by__code"))


def _document(page: EventPage, facts: EventPage, around: Around) -> Document:
    """Texts are those of the page; facts are always read from the source page."""
    concepts = {str(scheme): tuple(codes.get(facts.pk, ())) for scheme, codes in around.concepts.items()}
    parts = _parts(facts, around)
    slugs = tuple(parts)
    host = around.cities.get(facts.host_city_id or 0)
    first = facts.begins or facts.ends
    return Document(
        kind=Event.kind,
        number=int(page.event_id or 0),
        language=page.locale.language_code,
        url_path=path_below_root(page.url_path),
        slug=page.slug,
        title=page.title,
        summary=page.summary,
        texts=tuple(_texts(page, facts, around)),
        called=tuple(facts.other_titles),
        names=tuple(dict.fromkeys(_names(facts, slugs, around))),
        concepts={scheme: codes for scheme, codes in concepts.items() if codes},
        places=(f"city/{host.slug}",) if host else (),
        facets=_facets(facts, slugs, concepts, around),
        filters={
            "organisation": _organisations(facts, around),
            "coalition": ("yes",) if facts.is_coalition_event else (),
        },
        year=first.year if first else None,
        date=facts.start or facts.end,
        city=CityRef(host.slug, host.name) if host else None,
        cities=slugs,
        missions=concepts[Scheme.MISSION],
        data=_data(page, facts, host, parts, around),
        is_source=page.is_source,
    )


def _parts(facts: EventPage, around: Around) -> dict[str, list[str]]:
    """What each city does in the event, the host first."""
    held = [(facts.host_city_id, HOST)] if facts.host_city_id else []
    held += [(role.city_id, role.role.code) for role in around.roles.get(facts.event_id or 0, ())]
    held += [(party.city_id, party.part) for party in around.parties.get(facts.pk, ()) if party.city_id]
    found: dict[str, list[str]] = {}
    for number, code in sorted(held, key=lambda each: each[1] != HOST):
        codes = found.setdefault(around.cities[number].slug, []) if number in around.cities else []
        if code not in codes:
            codes.append(code)
    return found


def _data(
    page: EventPage, facts: EventPage, host: City | None, parts: Mapping[str, list[str]], around: Around
) -> dict[str, Any]:
    return {
        "start": facts.start,
        "end": facts.end,
        "start_time": facts.start_time.isoformat() if facts.start_time else "",
        "end_time": facts.end_time.isoformat() if facts.end_time else "",
        "time_zone": facts.time_zone,
        "place": facts.place,
        "attendance": facts.attendance,
        "country": host.country_code.lower() if host else "",
        "coalition_event": facts.is_coalition_event,
        "registration": facts.takes_registrations,
        "opens": facts.registration_opens.isoformat() if facts.registration_opens else "",
        "closes": facts.registration_closes.isoformat() if facts.registration_closes else "",
        "parts": parts,
        "part_of": around.above.get(page.path[: -Page.steplen], ""),
        "confidence": facts.confidence,
    }


def _organisations(facts: EventPage, around: Around) -> tuple[str, ...]:
    found = (party.organisation for party in around.parties.get(facts.pk, ()))
    return tuple(dict.fromkeys(organisation.slug for organisation in found if organisation))


def _texts(page: EventPage, facts: EventPage, around: Around) -> Iterator[Text]:
    told = [get_text_for_indexing(getattr(page, name)) for name in TEXTS]
    told.append(page.audience or facts.audience)
    for session in around.sessions.get(page.pk, around.sessions.get(facts.pk, ())):
        told += [session.title, session.people, session.description]
    if text := " ".join(each.strip() for each in told if each.strip()):
        yield Text("rest", text)


def _names(facts: EventPage, slugs: Collection[str], around: Around) -> Iterator[str]:
    yield from facts.other_titles
    if facts.place:
        yield facts.place
    for party in around.parties.get(facts.pk, ()):
        if organisation := party.organisation:
            yield from filter(None, (organisation.name, organisation.acronym, *organisation.other_names))
    for city in around.cities.values():
        if city.slug in slugs:
            yield from (city.name, *around.names.get(city.pk, ()))


def _facets(
    facts: EventPage, slugs: Collection[str], concepts: Mapping[str, tuple[str, ...]], around: Around
) -> dict[str, tuple[str, ...]]:
    """Region and country are those of the place where it is held."""
    host = around.cities.get(facts.host_city_id or 0)
    values: dict[str, Iterable[str]] = {
        "mission": concepts[Scheme.MISSION],
        "theme": vocabulary.with_broader(concepts[Scheme.THEME], around.themes),
        "region": vocabulary.with_broader([host.region.code], around.regions) if host else (),
        "country": [host.country_code.lower()] if host else (),
        "city": slugs,
    }
    return {name: tuple(codes) for name, codes in values.items() if codes}
