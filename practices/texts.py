"""The texts of a practice as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html, get_text_for_indexing

from network.base.richtext import cleaned
from practices.models import PracticePage

FIELDS = (
    "problem",
    "what_was_done",
    "how_it_works",
    "results",
    "rights_at_risk",
    "safeguards",
    "difficulties",
    "lessons",
)
# Wagtail's sanitised HTML has no form feed: what is joined by one comes apart again.
BORDER = "\f"


def rendered(page: PracticePage) -> dict[str, SafeString]:
    """The texts that say something, with their links resolved: all at once, so that links cost one query together."""
    told = {name: text for name in FIELDS if says_something(text := getattr(page, name).replace(BORDER, " "))}
    if not told:
        return {}
    parts = expand_db_html(BORDER.join(told.values())).split(BORDER)
    return {name: cleaned(part) for name, part in zip(told, parts, strict=True)}


def plain(page: PracticePage) -> Mapping[str, str]:
    """The texts that say something, without markup."""
    return {name: text for name in FIELDS if (text := " ".join(get_text_for_indexing(getattr(page, name)).split()))}


def says_something(html: str) -> bool:
    """An editor leaves an empty paragraph behind where a text was deleted."""
    return bool(get_text_for_indexing(html).strip())
