"""Pages by their address, in the visitor's language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve as resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.views import serve as wagtail_serve

from network.base import social
from network.base.addresses import address_of, resolve
from network.base.readiness import readiness


def home(request: HttpRequest) -> HttpResponse:
    """`/` leads to the home page in the best of our languages."""
    response = redirect(address_of("", get_language_from_request(request) or settings.LANGUAGE_CODE))
    patch_vary_headers(response, ("Accept-Language",))
    return response


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's serve view behind our own look-up: its hooks, privacy and userbar keep working."""
    page = find(request, path)
    if page is None:
        raise Http404
    request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]
    response: HttpResponse = wagtail_serve(request, path)
    return response


def find(request: HttpRequest, path: str) -> Any | None:
    """The page at a path, and the request told in which language the visitor reads."""
    language = get_language() or settings.LANGUAGE_CODE
    request.visitor_language = language  # type: ignore[attr-defined]
    return resolve(path, language)


@require_safe
@cache_control(public=True, max_age=86_400)
def social_picture(request: HttpRequest, number: int) -> FileResponse:
    """The worker has drawn it when the page was published; if it has not come to it yet, it is drawn now."""
    page = social.public_page(number)
    if page is None:
        raise Http404
    name = social.file_of(number)
    if not default_storage.exists(name):
        name = social.draw(page)
    return FileResponse(default_storage.open(name), content_type="image/png")


def uploaded(request: HttpRequest, path: str, document_root: Path) -> HttpResponseBase:
    """An uploaded file, while no web server does this; a name that no file can have is one that is not there."""
    try:
        return serve_file(request, path, str(document_root))
    except OSError as error:
        raise Http404 from error


def alive(request: HttpRequest) -> HttpResponse:
    """`/healthz`: this process answers; it says nothing about the servers behind it."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """`/readyz`: whether visitors may be sent to this process; 503 when not."""
    told = readiness()
    return JsonResponse(told, status=200 if told["ready"] else 503)


def nothing_here(request: HttpRequest, path: str = "") -> HttpResponse:
    """The last address of all, so that a 404 of the URL resolver takes the same way as any other.

    As Django does where nothing matches: what lacks only its last slash leads there.
    """
    is_read = request.method in {"GET", "HEAD"} and not request.path.endswith("/")
    if is_read and resolve_url(f"{request.path_info}/").func is not nothing_here:
        return HttpResponsePermanentRedirect(escape_leading_slashes(request.get_full_path(force_append_slash=True)))
    raise Http404
