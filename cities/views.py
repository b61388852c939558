"""Data of the directory and of one city; their pages are served by the tree."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cities.directory import query_of
from cities.formats import as_data, as_features, as_markdown
from cities.models import CityPage
from cities.presenters import language_of
from cities.profile import Profile, profile
from network.base.context import interface_language
from network.base.views import find
from search.answers import json_answer, last_change, text_answer
from search.results import everything


@require_safe
def geojson(request: HttpRequest) -> HttpResponseBase:
    """Every city of a state of the directory, at its place."""
    query = query_of(request.GET, get_language() or "en")
    return json_answer(request, as_features(everything(query)), content_type="application/geo+json")


@require_safe
def city_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    return json_answer(request, as_data(told(request, slug)))


@require_safe
def city_markdown(request: HttpRequest, slug: str) -> HttpResponseBase:
    shown = told(request, slug)
    context = {"membership": shown.membership, "state": shown.state}
    standing = render_to_string("cities/membership.html", context).strip()
    text = as_markdown(shown, standing, interface_language(language_of(request)))
    return text_answer(request, text, "text/markdown", modified=last_change())


def told(request: HttpRequest, slug: str) -> Profile:
    """The profile at the address of its page; only what everybody may read."""
    page = find(request, f"cities/{slug}/")
    if not isinstance(page, CityPage) or page.get_view_restrictions().exists():
        raise Http404
    return profile(page, language_of(request))
