"""Publications on the pages of cities, organisations and practices: what they wrote, and what tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cities.sections import Section
from network.base import vocabulary
from network.base.context import interface_language
from network.base.models import Scheme
from network.coalition.models import Publication
from search import results
from search.languages import address
from search.results import Result

MOST = 12  # on a page; the library has all
TEMPLATE = "coalition/publications_section.html"


def of_city(page: Any, language: str) -> Section | None:
    """Two queries."""
    slug = page.city.slug
    return _section(results.top(language, Publication.kind, size=MOST, city=slug), f"city={slug}", language)


def of_organisation(page: Any, language: str) -> Section | None:
    """That it wrote or published. Two queries."""
    slug = page.organisation.slug
    return _section(results.top(language, Publication.kind, size=MOST, author=slug), f"author={slug}", language)


def of_practice(page: Any, language: str) -> Section | None:
    """Those that document it. Two queries."""
    found = results.top(language, Publication.kind, size=MOST, practice=str(page.practice_id or 0))
    return _section(found, "", language)


def _section(found: Sequence[Result], query: str, language: str) -> Section | None:
    if not found:
        return None
    return Section(
        key="publications",
        title=_("Publications"),
        template=TEMPLATE,
        data={
            "results": found,
            "kinds": vocabulary.labels_of(Scheme.PUBLICATION_KIND, interface_language(language)),
            "url": f"{address('publications/', language)}?{query}" if query else "",
        },
        items=tuple((each.title, each.url) for each in found),
    )
