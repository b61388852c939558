"""Lists that are searched and filtered: one state, as a page, as data and as a feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search import languages, presenters
from search.answers import csv_answer, json_answer, last_change, text_answer
from search.explaining.telling import with_explanations
from search.facets import Values
from search.formats import as_atom, as_csv, as_json
from search.instead import instead
from search.query import Query
from search.results import Results, find
from search.signals import searched
from search.suggest import suggestions

EXPLAINED_TO = "search.view_searchdocument"


def state(request: HttpRequest, path: str, kind: str = "", filters: Mapping[str, Values] | None = None) -> Query:
    """The state of the list at a path that a request asks for."""
    language = get_language() or settings.LANGUAGE_CODE
    return Query.parse(request.GET, language, path, {"kind": (kind,)} if kind else {}, filters)


def is_explained(request: HttpRequest) -> bool:
    """Whether to say why each hit stands where it does: to editors who ask for it.

    Who has no session is not asked who they are, so that for visitors the answer stays the same for all.
    """
    if request.GET.get("explain") != "1" or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.has_perm(EXPLAINED_TO)


def _switches(query: Query) -> dict[str, bool]:
    return {"exact": query.exact, "loose": query.loose, "explain": query.explained}


@require_safe
def finder(request: HttpRequest, path: str, kind: str = "") -> HttpResponse:
    """The page of a state. Fields that a form sent empty leave the address, but not where words would be lost by it."""
    query = state(request, path, kind)
    if is_explained(request):
        query = replace(query, explained=True)
    if not query.is_cut and any(value == "" for name in request.GET for value in request.GET.getlist(name)):
        return HttpResponseRedirect(query.address)
    results = with_explanations(find(query)) if query.explained else find(query)
    count = presenters.counted(query, results.total, results.cities)
    nearest = [] if results.total else presenters.nearest(results)
    worth = None if results.total or nearest else instead(query)
    featured = presenters.featured(query)
    shown = [*results.results, *nearest, *(worth.entries if worth else ()), *featured]
    context = {
        "query": query,
        "results": results,
        "featured": featured,
        "heading": presenters.heading(query),
        "title": presenters.title(query, count),
        "count": count,
        "facets": [view for view in results.facets if not view.more],
        "more_facets": [view for view in results.facets if view.more],
        "in_use": sum(len(view.selected) for view in results.facets),
        "more_in_use": any(view.more and view.selected for view in results.facets),
        "clear_path": languages.address(path, query.language),
        "clear_url": query.without_facets().address,
        "kept": [(name, "1") for name, is_on in _switches(query).items() if is_on],
        "sorts": presenters.sorts(query),
        "labels": presenters.labels(shown, results.facets, query.language),
        "urls": presenters.addresses(query),
        "suggest": languages.address("suggest.json", query.language),
        "typed_url": query.with_words(query.q, exact=True).address,
        "meant_url": query.with_words(results.did_you_mean).address if results.did_you_mean else "",
        "ways_out": [] if results.total else presenters.ways_out(results),
        "nearest": nearest,
        "instead": worth,
        "breadcrumbs": [
            {"title": _("Home"), "url": languages.address("", query.language)},
            {"title": presenters.heading(query), "url": None},
        ],
        **presenters.indexing(query),
    }
    response = render(request, "search/finder.html", context)
    searched.send(Results, request=request, response=response, results=results)
    if query.explained:
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def data(
    request: HttpRequest, path: str, form: str, kind: str = "", filters: Mapping[str, Values] | None = None
) -> HttpResponseBase:
    """The same state as "json", "csv" or "atom"."""
    query = state(request, path, kind, filters)
    absolute = f"{request.scheme}://{request.get_host()}{{}}".format  # for hundreds of addresses
    if form == "csv":
        columns = as_csv.header(query)
        name = path.strip("/") or "search"
        return csv_answer(request, columns, as_csv.rows(query, columns, absolute), name)
    if form == "atom":
        results = find(query.at_page(1) if query.sort else query.at_page(1).sorted_by("newest"), facets=False)
        modified = last_change()
        text = as_atom.feed(results, _feed_title(query), absolute, modified)
        return text_answer(request, text, "application/atom+xml", modified=modified)
    return json_answer(request, as_json.listing(find(query), absolute))


def _feed_title(query: Query) -> str:
    name = f"{presenters.heading(query)} – {settings.WAGTAIL_SITE_NAME}"
    return f"{query.q} – {name}" if query.q else name


@require_safe
def suggest(request: HttpRequest) -> HttpResponseBase:
    """What a visitor may mean while typing."""
    language = get_language() or settings.LANGUAGE_CODE
    offered = suggestions(request.GET.get("q", ""), language)
    return json_answer(
        request,
        [{"kind": each.kind, "title": each.title, "url": each.url, "city": each.city} for each in offered],
    )
