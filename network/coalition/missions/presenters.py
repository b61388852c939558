"""What the pages of missions show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cities.sections import sections
from cities.structured import breadcrumbs, graph, item_list
from network.base.addresses import localized_address, path_below_root
from network.base.context import canonical_of
from network.base.presenters import presents
from network.coalition.missions.addresses import mission_links
from network.coalition.missions.documents import KIND
from network.coalition.missions.practices import list_of, query_of
from network.coalition.missions.telling import Telling, telling
from network.coalition.models import MissionIndexPage, MissionPage
from practices.models import Practice
from search.languages import address
from search.results import counts


def language_of(page: Any, request: HttpRequest) -> str:
    """A preview in the admin has no visitor: it is shown in the page's own language."""
    return getattr(request, "visitor_language", None) or str(page.locale.language_code)


@presents(MissionIndexPage)
def present_index(page: MissionIndexPage, request: HttpRequest) -> dict[str, Any]:
    language = language_of(page, request)
    found = list(mission_links(language).values())
    practices = counts(language, "mission", Practice.kind)
    cards = [
        {
            "code": each.code,
            "name": each.title,
            "text": each.summary,
            "url": each.url,
            "language": each.language,
            "count": practices.get(each.code, 0),
        }
        for each in found
    ]
    items = [(each.title, each.url) for each in found]
    return {"missions": cards, "linked_data": graph(item_list(page.title, items, len(items)))}


@presents(MissionPage)
def present_mission(page: MissionPage, request: HttpRequest) -> dict[str, Any]:
    language = language_of(page, request)
    told = telling(page, language, from_memory=getattr(request, "is_preview", False))
    query = query_of(request.GET, told.code, path_below_root(page.url_path), language)
    return {
        "told": told,
        "sections": sections(KIND, page, language),
        "address": localized_address(page.url_path, language).rstrip("/"),
        "linked_data": linked_data(told, language),
        **list_of(query, told.code, told.labels),
    }


def linked_data(told: Telling, language: str) -> dict[str, Any]:
    page, canonical = told.page, canonical_of(told.page)
    term = {
        "@type": "DefinedTerm",
        "@id": told.permalink,
        "termCode": told.code,
        "name": page.title,
        "alternateName": page.other_titles,
        "description": page.description,
        "url": canonical,
    }
    crumbs = [
        {"title": _("Home"), "url": address("", language)},
        {"title": _("Missions"), "url": address("missions/", language)},
    ]
    about = {"@type": "WebPage", "url": canonical, "name": page.title, "about": {"@id": told.permalink}}
    return graph(term, about, breadcrumbs(crumbs, page.title, canonical))
