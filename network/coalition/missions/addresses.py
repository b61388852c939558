"""Where missions are told, for tags and cards: title and address under the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass

from network.base.addresses import localized_address
from network.coalition.models import MissionPage


@dataclass(frozen=True)
class MissionLink:
    code: str
    title: str
    language: str
    summary: str
    url: str


def mission_links(language: str) -> dict[str, MissionLink]:
    """By code, in the vocabulary's order; the text in the visitor's language, else the English one. One query."""
    pages = MissionPage.objects.told().select_related("mission", "locale").order_by("mission__order", "mission__code")
    found: dict[str, MissionPage] = {}
    for page in pages:
        code = page.mission.code
        if code not in found or _rank(page, language) < _rank(found[code], language):
            found[code] = page
    return {
        code: MissionLink(
            code, page.title, page.locale.language_code, page.summary, localized_address(page.url_path, language)
        )
        for code, page in found.items()
    }


def _rank(page: MissionPage, language: str) -> tuple[bool, bool, int]:
    written = page.locale.language_code
    return written != language, written != "en", page.pk
