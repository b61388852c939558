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
from django.utils.translation import get_language_from_request, gettext, override

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
    context = {"words": words_of_address(request.path)}
    return HttpResponseNotFound(render_to_string("404.html", context, request))


def gone(request: HttpRequest, notice: dict[str, Any]) -> HttpResponse:
    """410: what an editor or the city took away. `notice`: title, who, when, archive, each may be empty."""
    return HttpResponse(render_to_string("410.html", {"notice": notice}, request), status=410)


def too_slow(request: HttpRequest) -> HttpResponse:
    """503: a search that was given up. It is asked again with other words, so no robot needs to come back soon."""
    language = get_language_from_request(request, check_path=True)
    if request.path_info.endswith(".json"):
        with override(language):
            response: HttpResponse = JsonResponse({"error": gettext("This search takes too long")}, status=503)
    else:
        response = HttpResponse(_plain("503.html", language), status=503)
    response["Retry-After"] = "60"
    return response


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
