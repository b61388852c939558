"""One mission as data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from cities.sections import Section
from cities.structured import absolute
from network.base import formats
from network.base.context import canonical_of, interface_language
from network.coalition.missions.documents import KIND
from network.coalition.missions.milestones import FindingLine, MilestoneLine
from network.coalition.missions.telling import Telling
from practices.exports import escaped, one_line


def as_data(told: Telling, sections: Sequence[Section]) -> dict[str, Any]:
    page = told.page
    return {
        "id": page.mission_id,
        "kind": KIND,
        "slug": page.slug,
        "code": told.code,
        "title": page.title,
        "alternative_titles": page.other_titles,
        "summary": page.summary,
        "why": get_text_for_indexing(page.why).strip() or None,
        "language": page.locale.language_code,
        "url": canonical_of(page),
        "permalink": told.permalink,
        "leads": [asdict(lead) | {"url": absolute(lead.url) or None} for lead in told.leads],
        "themes": [code for code, _label in told.themes],
        "principles": [code for code, _label in told.principles],
        "milestones": [_milestone(line) for line in told.milestones],
        "cities": [
            {"slug": city.slug, "name": city.name, "url": absolute(city.url) or None, "practices": city.practices}
            for city in told.cities
        ],
        "practices_url": absolute(told.practices_url),
        "sections": {
            section.key: [{"title": title, "url": absolute(url)} for title, url in section.items]
            for section in sections
        },
        "publications": [{"title": each.title, "url": absolute(each.url)} for each in told.publications],
        "source_url": page.source_url or None,
        "confidence": page.confidence,
    }


def as_text(told: Telling, sections: Sequence[Section]) -> str:
    """Markdown; what a text holds is never taken for markup of ours."""
    return "\n\n".join(part for part in _parts(told, sections) if part) + "\n"


def _parts(told: Telling, sections: Sequence[Section]) -> Iterator[str]:
    page, words = told.page, interface_language()
    yield f"# {one_line(page.title)}"
    yield one_line(page.summary)
    yield escaped(get_text_for_indexing(page.why).strip())
    leads = formats.listing([lead.name for lead in told.leads], words)
    yield f"{_('Cities that lead')}: {one_line(leads)}" if leads else ""
    yield f"## {_('Milestones')}"
    yield "\n".join(_in_words(line, words) for line in told.milestones) or _("No evidence yet.")
    if told.publications:
        yield f"## {_('Publications')}"
        yield "\n".join(f"- {one_line(each.title)}: <{absolute(each.url)}>" for each in told.publications)
    for section in sections:
        yield f"## {section.title}"
        yield "\n".join(f"- {one_line(title)}: <{absolute(url)}>" for title, url in section.items)
    if page.source_url:
        yield f"{_('Source:')} <{page.source_url}>"


def _milestone(line: MilestoneLine) -> dict[str, Any]:
    return {
        "title": line.title.text,
        "language": line.title.language,
        "due": line.due,
        "present": _finding(line.present),
        "history": [_finding(each) for each in line.history],
    }


def _finding(finding: FindingLine) -> dict[str, Any]:
    return vars(finding) | {"note": finding.note.text}


def _in_words(line: MilestoneLine, words: str) -> str:
    when = f" ({formats.fuzzy(line.present.as_of, words)})" if line.present.as_of else ""
    source = f" <{line.present.source_url}>" if line.present.source_url else ""
    return f"- {one_line(line.title.text)}: {line.present.label}{when}{source}"
