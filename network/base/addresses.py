"""Addresses: the trees of all languages have equal slugs, so `/es/<path>` and `/en/<path>` differ in their root only.

An entry without a translation is served at the same address under the visitor's language from its source page.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

CALENDAR = "ics"  # of a page, and of what it holds
REGISTRATION = "register"  # the form of a page
LONGEST = 2_000  # characters of a path; no page of ours has a longer one


def path_below_root(url_path: str) -> str:
    """`/home-es/cities/maceio/` → `cities/maceio/`."""
    return url_path.strip("/").partition("/")[2] + "/" if url_path.count("/") > 2 else ""


def localized_address(url_path: str, language: str) -> str:
    return address_of(path_below_root(url_path), language)


def address_of(path: str, language: str) -> str:
    """The address of a path below the root (`cities/maceio/`) under a language."""
    with override(language):
        return reverse("wagtail_serve", args=[path])


def pages_of(rest: str) -> list[tuple[str, str]]:
    """The pages that an address below a language may belong to, nearest first, each with what follows its path.

    `events/meeting/event.ics` is no page itself: it is told of the page `events/meeting`. No slug has a dot.
    """
    rest = rest.rstrip("/")
    above, _slash, last = rest.rpartition("/")
    name, dot, form = last.partition(".")
    pages = [(rest, "/")]
    if dot:
        pages.append((f"{above}/{name}", f".{form}"))
    if above and (form == CALENDAR or last == REGISTRATION):
        pages.append((above, f"/{last}" if dot else f"/{last}/"))
    return pages


def resolve(path: str, language: str) -> Any | None:
    """The live page at a path: the visitor's language, else the source page; None where there is none. Two queries."""
    if len(path) > LONGEST or "\x00" in path:
        return None
    languages = {root.root_path + path: root.language_code for root in Site.get_site_root_paths()}
    slugs = {url_path.rstrip("/").rpartition("/")[2] for url_path in languages}
    rows = (
        Page.objects.filter(slug__in=slugs, url_path__in=languages, live=True, alias_of=None)
        .order_by()
        .values_list("pk", "url_path", "path", "content_type_id")
    )
    best = min(rows, key=lambda row: (languages[row[1]] != language, row[0]), default=None)
    return None if best is None else _load(*best)


def _load(pk: int, _url_path: str, path: str, content_type_id: int) -> Any:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None:
        return None
    above = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    restricted = Exists(PageViewRestriction.objects.filter(page__path__in=above))
    joined = ("locale", *getattr(model, "joined", ()))
    # None where no machine translated the page, False while nobody has reviewed what it did.
    read = F("machine_translation__is_reviewed")
    pages = model._default_manager.select_related(*joined).annotate(restricted=restricted, machine_reviewed=read)
    page = pages.get(pk=pk)
    page.specific = page  # fills Wagtail's cached property: no third query
    return page
