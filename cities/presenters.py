"""What the templates of cities and organisations show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from cities import structured
from cities.directory import directory, query_of
from cities.models import CityIndexPage, CityPage, OrganisationIndexPage, OrganisationPage
from cities.organisations import listed, portrait
from cities.organisations import query_of as organisations_query
from cities.profile import profile
from network.base.context import canonical_of
from network.base.presenters import presents


def language_of(request: HttpRequest) -> str:
    """A preview in the admin has no visitor: it is shown in the page's own language."""
    return getattr(request, "visitor_language", "") or "en"


def changed_on(page: Any) -> str:
    """The day of the last publication, as an ISO date; blank before the first."""
    return page.last_published_at.date().isoformat() if page.last_published_at else ""


@presents(CityIndexPage)
def present_directory(page: CityIndexPage, request: HttpRequest) -> dict[str, Any]:
    query = query_of(request.GET, language_of(request))
    state = directory(query)
    items = [(row.name, row.url) for letter in state.letters for row in letter.rows]
    return {
        "directory": state,
        "data_urls": {
            "atom": query.address_of("atom"),
            # In the order of the page.
            **{form: query.sorted_by("title").address_of(form) for form in ("csv", "json", "geojson")},
        },
        "here": page.get_url(request),
        "structured": [structured.item_list(page.title, items, state.results.total)],
    }


@presents(CityPage)
def present_city(page: CityPage, request: HttpRequest) -> dict[str, Any]:
    shown = profile(page, language_of(request))
    return {
        "profile": shown,
        "changed": changed_on(page),
        "data_url": (page.get_url(request) or "").rstrip("/"),
        "structured": structured.city(page.record, page, canonical_of(page), shown.names),
    }


@presents(OrganisationIndexPage)
def present_organisations(page: OrganisationIndexPage, request: HttpRequest) -> dict[str, Any]:
    results, groups = listed(organisations_query(request.GET, language_of(request)))
    items = [(result.title, result.url) for group in groups for result in group.results]
    return {
        "results": results,
        "groups": groups,
        "structured": [structured.item_list(page.title, items, results.total)],
    }


@presents(OrganisationPage)
def present_organisation(page: OrganisationPage, request: HttpRequest) -> dict[str, Any]:
    return {
        "portrait": portrait(page, language_of(request)),
        "changed": changed_on(page),
        "structured": [structured.organisation(page.record, page, canonical_of(page))],
    }
