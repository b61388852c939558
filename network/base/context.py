"""What the frame of every public page needs: languages, navigation, canonical address. No query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from network.base.addresses import address_of, localized_address
from network.base.navigation import ABOUT, ANSWER, ASK, CALL, CONTACT, DATA, TAKE_PART, entries

HOME_DEPTH = 2  # in Wagtail's tree; the root stands above it
FEWEST_LANGUAGES = 2  # alternates make sense from here on
FOR_ALL_OTHERS = "x-default"


def interface_language(language: str | None = None) -> str:
    """The language that the interface really speaks under a language's address."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return language if language in settings.INTERFACE_LANGUAGES else settings.LANGUAGE_CODE


def frame(request: HttpRequest) -> dict[str, Any]:
    if request.path_info.startswith("/admin/"):
        return {}
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "visitor_language": language,
        "interface_language": interface_language(language),
        "languages": [_language(request, code, name, language) for code, name in settings.LANGUAGES],
        "navigation": [_entry(request, entry, language) for entry in entries()],
        "call_navigation": [_entry(request, entry, language) for entry in entries(CALL)],
        "about_navigation": [_entry(request, entry, language) for entry in entries(ABOUT)],
        "take_part_navigation": [_entry(request, entry, language) for entry in entries(TAKE_PART)],
        "answer_navigation": [_entry(request, entry, language) for entry in entries(ANSWER)],
        "contact_navigation": [_entry(request, entry, language) for entry in entries(CONTACT)],
        "ask_navigation": [_entry(request, entry, language) for entry in entries(ASK)],
        "data_navigation": [_entry(request, entry, language) for entry in entries(DATA)],
        "home_url": address_of("", language),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
    }


def frame_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What the frame says about a page: the language of its text, where it stands, its address. One query."""
    language = getattr(request, "visitor_language", None) or page.locale.language_code
    known = around(page, language)
    alternates = alternates_of(page, known)
    return {
        "content_language": page.locale.language_code,
        "is_fallback": page.locale.language_code != language,
        "by_machine": getattr(page, "machine_reviewed", None) is False,
        "canonical": canonical_of(page),
        "alternates": alternates,
        "original_url": alternates[-1]["url"] if alternates else "",
        "breadcrumbs": breadcrumbs_of(page, language, known),
        "last_changed": page.last_published_at,
        "social_picture": f"{settings.SITE_URL}/social/{page.pk}.png",
    }


def canonical_of(page: Any) -> str:
    """The address under the language in which the page is written."""
    return f"{settings.SITE_URL}{localized_address(page.url_path, page.locale.language_code)}"


class Around(NamedTuple):
    """A page above another one, or a translation of it."""

    depth: int
    title: str
    url_path: str
    language: str
    key: UUID


def around(page: Any, language: str) -> list[Around]:
    """What stands above a page, in its own tree and in the visitor's language, and its translations. One query."""
    above = [page.path[:end] for end in range(HOME_DEPTH * Page.steplen, len(page.path), Page.steplen)]
    keys = Page.objects.filter(path__in=above).values("translation_key")
    translated = Q(translation_key=page.translation_key) | Q(translation_key__in=keys, locale__language_code=language)
    rows = Page.objects.filter(Q(path__in=above) | translated & Q(live=True, alias_of=None))
    columns = ("depth", "title", "url_path", "locale__language_code", "translation_key")
    return [Around(*row) for row in rows.order_by("depth", "locale__language_code").values_list(*columns)]


def alternates_of(page: Any, known: Sequence[Around] | None = None) -> list[dict[str, str]]:
    """Real translations in languages that the interface speaks: an alias or a fallback is none."""
    rows = around(page, page.locale.language_code) if known is None else known
    return hreflang(
        {
            row.language: f"{settings.SITE_URL}{localized_address(row.url_path, row.language)}"
            for row in rows
            if row.key == page.translation_key and row.language in settings.INTERFACE_LANGUAGES
        }
    )


def hreflang(urls: Mapping[str, str]) -> list[dict[str, str]]:
    """Each translation by its language, and the one for everybody else: the default language's, else the first."""
    if len(urls) < FEWEST_LANGUAGES:
        return []
    usual = urls.get(settings.LANGUAGE_CODE) or next(iter(urls.values()))
    found = [{"hreflang": language, "url": url} for language, url in sorted(urls.items())]
    return [*found, {"hreflang": FOR_ALL_OTHERS, "url": usual}]


def breadcrumbs_of(page: Any, language: str, known: Sequence[Around] | None = None) -> list[dict[str, str]]:
    """From the home page to this one, in the visitor's words where there are any; each title with its language."""
    best: dict[int, dict[str, str]] = {}
    for row in around(page, language) if known is None else known:
        if row.key != page.translation_key and (row.depth not in best or row.language == language):
            url = localized_address(row.url_path, language)
            best[row.depth] = {"title": row.title, "url": url, "language": row.language}
    if not best:
        return []
    home, *way = best.values()
    start = {"title": gettext("Home"), "url": home["url"], "language": interface_language(language)}
    return [start, *way, {"title": page.title, "url": "", "language": page.locale.language_code}]


def _language(request: HttpRequest, code: str, name: str, current: str) -> dict[str, Any]:
    rest = request.get_full_path().partition("/")[2].partition("/")[2]
    return {"code": code, "name": name, "url": f"/{code}/{rest}", "current": code == current, "dir": "ltr"}


def _entry(request: HttpRequest, entry: Any, language: str) -> dict[str, Any]:
    url = entry.url(language)
    current = request.path.startswith(url)
    if entry.names_page:
        url += f"{'&' if '?' in url else '?'}{urlencode({'about': request.path})}"
    return {"label": entry.label, "url": url, "current": current}
