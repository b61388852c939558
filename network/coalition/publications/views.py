"""Publications as data and as citations; their pages are served by the tree, their list by the search."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from network.base.views import find
from network.coalition.models import PublicationPage
from network.coalition.publications import citations
from network.coalition.publications.formats import CITATIONS, as_data, as_text
from network.coalition.publications.telling import telling
from search.answers import json_answer, last_change, text_answer


@require_safe
def publication(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    page = find(request, f"publications/{slug}/")
    if not isinstance(page, PublicationPage) or page.get_view_restrictions().exists():
        raise Http404
    told = telling(page, get_language() or page.locale.language_code)
    if form == "json":
        return json_answer(request, as_data(told))
    if form == "csl.json":
        return json_answer(request, [citations.csl(told.work)], content_type="application/vnd.citationstyles.csl+json")
    if form == "md":
        return text_answer(request, as_text(told), "text/markdown", modified=last_change())
    content_type, write = CITATIONS[form]
    return text_answer(request, write(told.work), content_type, modified=last_change())
