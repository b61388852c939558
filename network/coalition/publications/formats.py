"""One publication as data, as text and as a citation, at its own address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from cities.structured import absolute
from network.base import formats
from network.base.context import canonical_of, interface_language
from network.coalition.publications import citations
from network.coalition.publications.bibtex import bibtex
from network.coalition.publications.telling import Link, Telling
from practices.exports import escaped, one_line


def as_data(told: Telling) -> dict[str, Any]:
    """Everything public; unknown facts are null or empty, never left out."""
    page, facts = told.page, told.facts_page
    return {
        "id": told.record.pk,
        "kind": told.record.kind,
        "slug": page.slug,
        "title": page.title,
        "summary": page.summary,
        "abstract": get_text_for_indexing(page.abstract).strip() or None,
        "language": page.locale.language_code,
        "url": canonical_of(page),
        "permalink": told.permalink,
        "type": told.kind or None,
        "year": facts.year,
        "authors": [link.name for link in told.authors],
        "publishers": [link.name for link in told.publishers],
        "address": facts.url or None,
        "doi": facts.doi or None,
        "isbn": facts.isbn or None,
        "pages": facts.length,
        "versions": [asdict(line) | {"url": absolute(line.url) or None} for line in told.versions],
        "missions": [code for code, _label, _url in told.missions],
        "cities": [_linked(link) for link in told.cities],
        "practices": [_linked(link) for link in told.practices],
        "projects": [project.name for project in told.projects],
        "featured": told.record.featured,
        "source_url": facts.source_url or None,
        "confidence": facts.confidence,
        "citation": citations.apa(told.work),
    }


def _linked(link: Link) -> dict[str, Any]:
    return {"name": link.name, "url": absolute(link.url) or None}


def as_text(told: Telling) -> str:
    """Markdown; what a text holds is never taken for markup of ours."""
    return "\n\n".join(part for part in _parts(told) if part) + "\n"


def _parts(told: Telling) -> Iterator[str]:
    words = interface_language()
    yield f"# {one_line(told.page.title)}"
    yield escaped(get_text_for_indexing(told.page.abstract).strip() or told.page.summary)
    facts = {
        _("Kind"): told.kind_label,
        _("Year"): str(told.facts_page.year or ""),
        _("Authors"): formats.listing([link.name for link in told.authors], words),
        _("Publisher"): formats.listing([link.name for link in told.publishers], words),
        _("Missions"): formats.listing([label for _code, label, _url in told.missions], words),
        _("Cities"): formats.listing([link.name for link in told.cities], words),
    }
    yield "\n".join(f"- {name}: {one_line(value)}" for name, value in facts.items() if value)
    if told.versions:
        yield f"## {_('Where to read it')}"
        yield "\n".join(_version(line, words) for line in told.versions)
    if told.address:
        yield f"<{told.address}>"
    if told.practices:
        yield f"## {_('Practices that it documents')}"
        yield "\n".join(f"- {one_line(link.name)}: <{absolute(link.url)}>" for link in told.practices)
    yield f"{_('How to cite')}: {one_line(citations.apa(told.work))}"


def _version(line: Any, words: str) -> str:
    name = formats.language_name(line.language, words)
    return f"- {name}{f', {line.format}' if line.format else ''}{f': <{absolute(line.url)}>' if line.url else ''}"


CITATIONS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "bib": ("application/x-bibtex", bibtex),
    "ris": ("application/x-research-info-systems", citations.ris),
    "txt": ("text/plain", lambda work: citations.apa(work) + "\n"),
}
