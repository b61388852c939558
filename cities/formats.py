"""Cities as data: one profile as JSON and as Markdown, a state of the directory as GeoJSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from cities.profile import Profile
from cities.roles import RoleLine
from cities.structured import absolute, permalink
from network.base import formats
from network.base.context import canonical_of
from search.results import Result

TEXTS = ("introduction", "strategy", "can_help_with", "looking_for")


def as_data(profile: Profile) -> dict[str, Any]:
    """Public facts only; what is unknown is null or an empty list."""
    city, known = profile.city, profile.membership
    return {
        "id": city.pk,
        "kind": city.kind,
        "slug": city.slug,
        "name": city.name,
        "names": list(profile.names),
        "title": profile.page.title,
        "language": profile.page.locale.language_code,
        "url": canonical_of(profile.page),
        "permalink": permalink(city.kind, city.pk),
        "summary": profile.page.summary,
        "country": city.country_code.lower(),
        "region": city.region.code,
        "latitude": float(city.latitude),
        "longitude": float(city.longitude),
        "membership": {
            "state": profile.state,
            "since": (known.since if known else "") or None,
            "until": (known.until if known else "") or None,
            "evidence": (known.evidence if known else "") or None,
            "evidence_url": (known.evidence_url if known else "") or None,
            "evidence_note": profile.membership_note.text or None,
        },
        "population": _population(profile),
        "languages": city.language_codes,
        "website": city.website or None,
        "wikidata": city.wikidata or None,
        **{name: get_text_for_indexing(getattr(profile.page, name)).strip() or None for name in TEXTS},
        "roles": [_role(line) for line in profile.roles],
        "projects": [_project(project) for project in profile.projects],
        "facts": [
            {"statement": fact.statement, "value": fact.value or None, "year": fact.year, "source_url": fact.source_url}
            for fact in profile.facts
        ],
        "practices_by_mission": {mission.code: mission.count for mission in profile.missions},
        "sections": {
            section.key: [{"title": title, "url": absolute(url)} for title, url in section.items]
            for section in profile.sections
        },
        "not_stated": profile.not_stated,
    }


def _population(profile: Profile) -> dict[str, Any] | None:
    city = profile.city
    if not profile.has_population:
        return None
    return {"value": city.population, "year": city.population_year, "source_url": city.population_source_url}


def _role(line: RoleLine) -> dict[str, Any]:
    return {
        "role": line.code,
        "label": line.role,
        "in": {"kind": line.kind, "name": line.name, "url": absolute(line.url) or None},
        "since": line.since or None,
        "until": line.until or None,
        "attested_on": line.attested_on or None,
        "source_url": line.source_url or None,
        "note": line.note.text or None,
    }


def _project(project: Any) -> dict[str, Any]:
    return {
        "slug": project.slug,
        "name": project.name,
        "summary": project.said("summary").text or None,
        "start": project.start or None,
        "end": project.end or None,
        "source_url": project.source_url or None,
    }


def as_markdown(profile: Profile, standing: str, language: str) -> str:
    """`standing` says in words whether the city is a member."""
    page = profile.page
    lines = [f"# {page.title}", "", f"{standing}. {profile.country}, {profile.region}.", ""]
    if page.summary:
        lines += [page.summary, ""]
    if profile.membership and profile.membership_note:
        lines += [_sourced(str(profile.membership_note), profile.membership.evidence_url), ""]
    lines += [f"- {item.label}: {item.value}" for item in profile.items]
    lines += list(_texts(page))
    lines += _part(_("Roles and networks"), [_role_in_words(line, language) for line in profile.roles])
    lines += _part(_("Joint projects"), [_sourced(each.name, each.source_url) for each in profile.projects])
    lines += _part(_("Practices by mission"), [f"{each.label}: {each.count}" for each in profile.missions])
    for section in profile.sections:
        lines += _part(str(section.title), [f"[{title}]({absolute(url)})" for title, url in section.items])
    lines += _part(
        _("Facts"),
        [_sourced(f"{each.statement}: {each.value} ({each.year})", each.source_url) for each in profile.facts],
    )
    if profile.not_stated:
        lines += ["", _("Not stated: %(names)s.") % {"names": formats.listing(profile.not_stated, language)}]
    lines += ["", canonical_of(page), ""]
    return "\n".join(lines)


def _texts(page: Any) -> Iterator[str]:
    headings: dict[str, Callable[[], str]] = {
        "introduction": lambda: _("About the city"),
        "strategy": lambda: _("Digital rights strategy"),
        "can_help_with": lambda: _("We can help with"),
        "looking_for": lambda: _("We are looking for"),
    }
    for name, heading in headings.items():
        text = get_text_for_indexing(getattr(page, name)).strip()
        if text:
            yield from ("", f"## {heading()}", "", text)


def _part(heading: str, items: list[str]) -> list[str]:
    return ["", f"## {heading}", "", *(f"- {item}" for item in items)] if items else []


def _sourced(text: str, url: str) -> str:
    return f"{text} ({_('source')}: {url})" if url else text


def _role_in_words(line: RoleLine, language: str) -> str:
    dates = [
        _("since %(date)s") % {"date": formats.fuzzy(line.since, language)} if line.since else "",
        _("until %(date)s") % {"date": formats.fuzzy(line.until, language)} if line.until else "",
        _("stated for %(date)s") % {"date": formats.fuzzy(line.attested_on, language)} if line.attested_on else "",
    ]
    told = ", ".join(filter(None, (f"{line.role}: {line.name}", *dates)))
    return _sourced(f"{told}. {line.note}" if line.note else told, line.source_url)


def as_features(results: Iterator[Result]) -> dict[str, Any]:
    """RFC 7946: longitude comes first."""
    return {"type": "FeatureCollection", "features": [_feature(result) for result in results]}


def _feature(result: Result) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": result.id,
        "geometry": {"type": "Point", "coordinates": [result.data["longitude"], result.data["latitude"]]},
        "properties": {
            "slug": result.slug,
            "name": result.title,
            "url": absolute(result.url),
            "country": result.data["country"],
            "region": result.data["region"],
            "membership": result.data["membership"],
            "since": result.data["since"] or None,
            "missions": list(result.missions),
        },
    }
