"""Error pages of our own. The last of them is static: it needs neither a database nor a template context."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseNotFound,
    HttpResponseServerError,
    JsonResponse,
)
from django.template.loader import get_template, render_to_string
from django.utils.translation import get_language_from_request, gettext, ngettext, override

from search.results import OutOfRangeError

log = logging.getLogger("network.errors")
MOST_WORDS = 12


def words_of_address(path: str) -> str:
    """What a visitor probably looked for: the words of a broken address, for the search field."""
    text = unquote(path, errors="ignore").replace("\x00", " ")
    for sign in "/-_.?&=":
        text = text.replace(sign, " ")
    return " ".join(text.split()[1 : MOST_WORDS + 1])[:200]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponseBadRequest(_plain("400.html", get_language_from_request(request, check_path=True)))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    context = {"reason": str(exception or "")}
    return HttpResponseForbidden(render_to_string("403.html", context, request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was searched for and chosen stays, where only the page of a list is one too far."""
    beyond = exception if isinstance(exception, OutOfRangeError) else None
    context = _state(beyond) if beyond else {"words": words_of_address(request.path), "why": gettext("Page not found")}
    if _is_json(request):
        return JsonResponse({"error": context["why"]}, status=404)
    return HttpResponseNotFound(render_to_string("404.html", context, request))


def _state(beyond: OutOfRangeError) -> dict[str, Any]:
    """What the page says about a list that ends before: its words and filters, and where it begins and ends."""
    query, pages = beyond.query, beyond.pages
    why = gettext("This list has no such page.")
    if pages:
        why += " " + ngettext("It has %(n)d page.", "It has %(n)d pages.", pages) % {"n": pages}
    return {
        "words": query.q,
        "kept": [(name, value) for held in (query.fixed, query.chosen) for name in held for value in held[name]],
        "first": query.at_page(1).address,
        "last": query.at_page(pages).address if pages and pages > 1 else "",
        "why": why,
    }


def gone(request: HttpRequest, notice: dict[str, Any]) -> HttpResponse:
    """410: what an editor or the city took away. `notice`: title, who, when, archive, each may be empty."""
    return HttpResponse(render_to_string("410.html", {"notice": notice}, request), status=410)


def too_slow(request: HttpRequest) -> HttpResponse:
    """503: a search that was given up. It is asked again with other words, so no robot needs to come back soon."""
    language = get_language_from_request(request, check_path=True)
    if _is_json(request):
        with override(language):
            response: HttpResponse = JsonResponse({"error": gettext("This search takes too long")}, status=503)
    else:
        response = HttpResponse(_plain("503.html", language), status=503)
    response["Retry-After"] = "60"
    return response


def _is_json(request: HttpRequest) -> bool:
    return request.path_info.endswith(".json")


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(_plain("500.html", get_language_from_request(request, check_path=True)))


def log_failure(request: HttpRequest, exception: Exception) -> None:
    """The address without its query: what people search for stays out of the log."""
    log.error("request_failed method=%s path=%s", request.method, request.path, exc_info=exception)


@lru_cache(maxsize=32)
def _plain(name: str, language: str) -> str:
    """Kept for each language: the page that a failing site shows costs nothing."""
    with override(language):
        return get_template(name).render({"language": language})
