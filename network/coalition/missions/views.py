"""Missions as data; their pages are served by the tree."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cities.sections import Section, sections
from network.base.views import find
from network.coalition.missions.documents import KIND
from network.coalition.missions.formats import as_data, as_text
from network.coalition.missions.telling import Telling, telling
from network.coalition.models import MissionPage
from search.answers import json_answer, last_change, text_answer


@require_safe
def mission_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = told(request, slug)
    return json_answer(request, as_data(found, _sections(found)))


@require_safe
def mission_markdown(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = told(request, slug)
    return text_answer(request, as_text(found, _sections(found)), "text/markdown", modified=last_change())


def _sections(found: Telling) -> list[Section]:
    return sections(KIND, found.page, get_language() or found.page.locale.language_code)


def told(request: HttpRequest, slug: str) -> Telling:
    """Only what everybody may read."""
    page = find(request, f"missions/{slug}/")
    if not isinstance(page, MissionPage) or page.get_view_restrictions().exists():
        raise Http404
    return telling(page, get_language() or page.locale.language_code)
