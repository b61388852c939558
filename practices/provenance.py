"""Why a reader should believe a practice: who says it, from which source of which quality, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cities.models import City, Confidence
from practices.citation import author
from practices.contents import Contents
from practices.models import Practice, PracticePage, SourceQuality


@dataclass(frozen=True)
class Provenance:
    compiled: bool
    author: str
    changed_at: datetime | None
    published_at: datetime | None
    source_url: str
    quality: str
    warning: str  # on a source that is not the city's own, or none
    unconfirmed: str

    @property
    def changed_on(self) -> str:
        """The day, in ISO form."""
        return self.changed_at.date().isoformat() if self.changed_at else ""


def provenance_of(page: PracticePage, facts: PracticePage, record: Practice, city: City) -> Provenance:
    return Provenance(
        compiled=record.compiled,
        author=author(record, city),
        changed_at=page.last_published_at,
        published_at=page.first_published_at,
        source_url=facts.source_url,
        quality=str(SourceQuality(facts.source_quality).label) if facts.source_quality else "",
        warning=_warning(facts),
        unconfirmed=_("Unconfirmed: written from memory, no public source was seen.")
        if facts.confidence == Confidence.MEMORY
        else "",
    )


def _warning(facts: PracticePage) -> str:
    return {
        SourceQuality.SECONDARY: _("The source is secondary: press, research or civil society, not the city itself."),
        SourceQuality.WEAK: _("The source is weak: a repost or an aggregator, not the original."),
        SourceQuality.NONE: _("There is no public source."),
    }.get(SourceQuality(facts.source_quality or SourceQuality.PRIMARY), "")


def further_links(facts: PracticePage, contents: Contents) -> list[tuple[str, str]]:
    """Addresses with their titles, each once: what the page links to elsewhere is not repeated here."""
    shown = {_bare(url) for url in (facts.source_url, *(proof.url for proof in contents.evidence)) if url}
    found: dict[str, tuple[str, str]] = {}
    for link in contents.links:
        if _bare(link.url) not in shown:
            found.setdefault(_bare(link.url), (link.url, link.title))
    return list(found.values())


def _bare(url: str) -> str:
    """The same address under another scheme, host spelling or last slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").lower()
