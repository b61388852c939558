"""One event as data and as text: the same that its page says, for machines and for taking away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from network.base.context import canonical_of
from network.base.models import Scheme
from network.coalition.events.contents import FACT, SessionWords
from network.coalition.events.entries import Entry
from network.coalition.events.telling import TEXTS, Party, Telling
from network.coalition.models import ItemKind, PartKind
from practices.exports import escaped, one_line

SAID = {"statement", "unit"}  # of a fact, in the reader's language


def as_data(told: Telling) -> dict[str, Any]:
    """Everything public; unknown facts are null or empty, never left out."""
    page, facts, contents = told.page, told.facts_page, told.contents
    host = facts.host_city
    return {
        "id": told.record.pk,
        "kind": told.record.kind,
        "slug": page.slug,
        "title": page.title,
        "alternative_titles": facts.other_titles,
        "summary": page.summary,
        "language": page.locale.language_code,
        "url": canonical_of(page),
        "permalink": told.permalink,
        "published": page.first_published_at,
        "changed": page.last_published_at,
        "status": told.status.value,
        "start": facts.start or None,
        "end": facts.end or None,
        "start_time": facts.start_time,
        "end_time": facts.end_time,
        "time_zone": facts.time_zone or None,
        "place": facts.place or None,
        "attendance": facts.attendance or None,
        "city": {"slug": host.slug, "name": host.name, "country": host.country_code.lower()} if host else None,
        "languages": facts.language_codes,
        "coalition_event": facts.is_coalition_event,
        "topics": contents.topics,
        "missions": contents.missions,
        "session_kinds": contents.formats,
        "audience": page.audience or facts.audience or None,
        "texts": _texts(told),
        "organisers": _parties(told.parties(PartKind.ORGANISER)),
        "partners": _parties(told.parties(PartKind.PARTNER)),
        "forums": _parties(told.parties(PartKind.FORUM)),
        "roles": [_role(role) for role in told.event_roles],
        "sessions": [_session(each, contents.words_of(each)) for each in contents.sessions],
        "parts": _entries(told.entries.parts),
        "outputs": _entries(told.items(ItemKind.OUTPUT)),
        "related": _entries(told.items(ItemKind.RELATED)),
        "figures": [vars(figure) | {"statement": figure.statement.text} for figure in contents.figures],
        "facts": [
            {name: fact.said(name).text if name in SAID else getattr(fact, name) for name in FACT}
            for fact in contents.facts
        ],
        "registration": {
            "state": told.window.value,
            "opens": facts.registration_opens,
            "closes": facts.registration_closes,
            "seats": facts.capacity,
        },
        "website": facts.website or None,
        "links": [asdict(link) for link in contents.links],
        "source_url": facts.source_url or None,
        "confidence": facts.confidence,
    }


def _texts(told: Telling) -> dict[str, str]:
    texts = ((name, " ".join(get_text_for_indexing(getattr(told.page, name)).split())) for name in TEXTS)
    return {name: text for name, text in texts if text}


def _parties(parties: Iterable[Party]) -> list[dict[str, str]]:
    return [{"kind": party.kind, "name": party.name} for party in parties]


def _role(role: Any) -> dict[str, Any]:
    return {
        "city": {"slug": role.city.slug, "name": role.city.name},
        "role": role.role.code,
        "since": role.since or None,
        "until": role.until or None,
        "attested_on": role.attested_on or None,
        "source_url": role.source_url or None,
        "note": role.note or None,
    }


def _session(session: Any, words: SessionWords) -> dict[str, Any]:
    concept = session.session_kind
    return {
        "slug": session.slug,
        "title": words.title.text,
        "session_kind": (concept.replaced_by or concept).code if concept else None,
        "day": session.day,
        "start_time": session.start_time,
        "end_time": session.end_time,
        "place": session.place or None,
        "people": session.names,
        "description": words.description.text or None,
    }


def _entries(found: Iterable[Entry]) -> list[dict[str, Any]]:
    return [{"kind": entry.kind, "id": entry.number, "title": entry.title, "date": entry.date} for entry in found]


def as_text(told: Telling) -> str:
    """Markdown; what a text holds is never taken for markup of ours."""
    return "\n\n".join(part for part in _parts(told) if part) + "\n"


def _parts(told: Telling) -> Iterator[str]:
    yield f"# {one_line(told.page.title)}"
    yield one_line(told.page.summary)
    yield "\n".join(f"- {name}: {one_line(value)}" for name, value in _lines(told) if value)
    texts = _texts(told)
    for name, heading in headings():
        if name in texts:
            yield f"## {heading}"
            yield escaped(texts[name])
    yield from _programme(told)
    yield from _named(told)
    if told.facts_page.source_url:
        yield f"{_('Source:')} <{told.facts_page.source_url}>"


def headings() -> tuple[tuple[str, str], ...]:
    return (
        ("about", _("What it is about")),
        ("host_story", _("The host and its roles")),
        ("coalition_story", _("The Coalition in a few facts")),
        ("programme_note", _("Programme")),
        ("results", _("Results")),
    )


def _lines(told: Telling) -> Iterator[tuple[str, str]]:
    facts = told.facts_page

    def named(scheme: str, codes: Iterable[str]) -> str:
        return ", ".join(told.labels[scheme].get(code, code) for code in codes)

    yield _("Status"), str(told.status.label)
    yield _("When"), told.when
    yield _("Hours"), told.hours
    yield _("Where"), told.place
    yield _("How to take part"), str(facts.get_attendance_display())
    yield _("Other titles"), " · ".join(facts.other_titles)
    yield _("Organisers"), ", ".join(party.name for party in told.parties(PartKind.ORGANISER))
    yield _("Partners"), ", ".join(party.name for party in told.parties(PartKind.PARTNER))
    yield _("Forums that take part"), ", ".join(party.name for party in told.parties(PartKind.FORUM))
    yield _("Topics"), named(Scheme.THEME, told.contents.topics)
    yield _("Missions"), named(Scheme.MISSION, told.contents.missions)
    yield _("Kinds of sessions"), named(Scheme.SESSION_KIND, told.contents.formats)
    yield _("For whom"), told.page.audience or facts.audience


def _programme(told: Telling) -> Iterator[str]:
    for day in told.days:
        yield f"### {day.label or _('Time not announced')}"
        told_of = ((each.hours, each.kind, str(each.words.title), each.session.place) for each in day.sessions)
        yield "\n".join(f"- {one_line(' · '.join(filter(None, parts)))}" for parts in told_of)


def _named(told: Telling) -> Iterator[str]:
    lists = (
        (_("Parts of this event"), told.entries.parts),
        (_("What came out of it"), told.items(ItemKind.OUTPUT)),
        (_("Related publications and events"), told.items(ItemKind.RELATED)),
    )
    for heading, found in lists:
        if found:
            yield f"## {heading}"
            yield "\n".join(f"- {one_line(entry.title)}" for entry in found)
    if told.contents.figures:
        yield f"## {_('Figures')}"
        yield "\n".join(
            f"- {one_line(str(figure.statement))}"
            + (f" ({one_line(figure.source_name)})" if figure.source_name else "")
            for figure in told.contents.figures
        )
