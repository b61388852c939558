"""The sitemaps, one for each language: every public page written in it, with its real translations.

Wagtail's own lists the default language only, and knows no alternates. A language that the interface does not speak
yet is left out, as on the pages themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count
from wagtail.models import Page

from network.base.addresses import localized_address
from network.base.context import hreflang
from network.base.navigation import DATA, entries

MOST = 20_000  # entries in one file; the protocol allows 50,000 and 50 MB


@dataclass(frozen=True)
class Entry:
    url: str
    changed: datetime | None = None
    alternates: tuple[dict[str, str], ...] = ()


def files() -> list[str]:
    """Names of the files: a language, and from the second on a number. One query."""
    rows = _pages().order_by().values_list("locale__language_code").annotate(count=Count("pk"))
    counts = dict(rows)
    return [
        language if number == 1 else f"{language}-{number}"
        for language in settings.INTERFACE_LANGUAGES
        for number in range(1, max(1, -(-counts.get(language, 0) // MOST)) + 1)
    ]


def sitemap(language: str, number: int = 1) -> Iterator[Entry]:
    """The entries of a file; the first of a language holds its lists too. A constant number of queries."""
    rows = list(
        _pages()
        .filter(locale__language_code=language)
        .order_by("path")
        .values_list("url_path", "translation_key", "last_published_at")[(number - 1) * MOST : number * MOST]
    )
    translations = _translations({key for _path, key, _changed in rows})
    for path, key, changed in rows:
        yield Entry(absolute(localized_address(path, language)), changed, tuple(hreflang(translations.get(key, {}))))
    if number == 1:
        yield from _lists(language)


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _pages() -> Any:
    pages = Page.objects.filter(depth__gt=1, live=True, alias_of=None).public()
    return pages.filter(locale__language_code__in=settings.INTERFACE_LANGUAGES)


def _translations(keys: set[Any]) -> dict[Any, dict[str, str]]:
    found: dict[Any, dict[str, str]] = defaultdict(dict)
    rows = _pages().filter(translation_key__in=keys)
    for path, language, key in rows.values_list("url_path", "locale__language_code", "translation_key"):
        found[key][language] = absolute(localized_address(path, language))
    return found


def _lists(language: str) -> Iterator[Entry]:
    """Lists that are no pages in the tree, such as the finder or that of the vocabularies. One query."""
    data = (entry for entry in entries(DATA) if entry.url(language).endswith("/"))  # the others are files
    listed = [entry for entry in (*entries(), *data) if entry.url(language)]
    slugs = {entry.url(language).rstrip("/").rpartition("/")[2] for entry in listed}
    rows = _pages().filter(slug__in=slugs, locale__language_code=language).values_list("url_path", flat=True)
    told = {localized_address(path, language) for path in rows}
    for entry in listed:
        if entry.url(language) not in told:
            found = {code: absolute(entry.url(code)) for code in settings.INTERFACE_LANGUAGES}
            yield Entry(found[language], alternates=tuple(hreflang(found)))
