"""Headers that every answer carries, our own error pages while debugging, and what is said at old addresses."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from wagtail.contrib.redirects.models import Redirect

from network.base import addresses, errors, gone
from network.base.addresses import localized_address
from search.engines.interface import TooSlowError

ADMIN = "/admin/"
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics", "interest-cohort")
)
PUBLIC_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# Wagtail's date choosers and editors need inline scripts and styles; its previews frame our own pages.
ADMIN_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)

# Addresses that have no language by design: nothing is to be found behind them with one.
WITHOUT_LANGUAGE = frozenset(
    {
        "accounts",
        "admin",
        "api",
        "documents",
        "favicon.ico",
        "healthz",
        "id",
        "media",
        "readyz",
        "static",
        "status",
        "status.json",
    }
)


class AnswerHeaders:
    """What Django's own SecurityMiddleware does not set: a content security policy and a permissions policy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        policy = ADMIN_POLICY if request.path_info.startswith(ADMIN) else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


class VisitorLanguage(LocaleMiddleware):
    """An address that lacks its language leads to the visitor's; one that never has any and is unknown stays a 404."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 404 and request.path_info.split("/")[1] in WITHOUT_LANGUAGE:
            return response
        return super().process_response(request, response)


class OwnErrorPages:
    """With DEBUG too, a visitor's mistake gets our own page; an error of ours keeps Django's report in the log.

    A search that was given up has a page of its own, always.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, TooSlowError):
            return errors.too_slow(request)
        if not settings.DEBUG:
            return None
        if isinstance(exception, Http404):
            return errors.not_found(request, exception)
        if isinstance(exception, PermissionDenied):
            return errors.permission_denied(request, exception)
        if isinstance(exception, SuspiciousOperation):
            return errors.bad_request(request, exception)
        errors.log_failure(request, exception)
        return errors.server_error(request)


class OldAddresses:
    """Where a page was told: the address leads to where it is told now, or says that it was taken away.

    What is kept for one language serves them all: an untranslated entry has the same address in each.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        language, _slash, rest = unquote(request.path_info).strip("/").partition("/")
        if language not in dict(settings.LANGUAGES) or not rest or "\x00" in rest:
            return response
        return self._redirect(request, language, rest) or self._gone(request, rest) or response

    @staticmethod
    def _gone(request: HttpRequest, rest: str) -> HttpResponse | None:
        told = (gone.notice_for(f"{page}/") for page, _tail in addresses.pages_of(rest))
        notice = next((each for each in told if each is not None), None)
        return None if notice is None else errors.gone(request, notice)

    @staticmethod
    def _redirect(request: HttpRequest, language: str, rest: str) -> HttpResponse | None:
        pages = addresses.pages_of(rest)
        old_paths = {f"/{code}/{page}"[:255]: tail for page, tail in pages for code, _name in settings.LANGUAGES}
        rows = Redirect.objects.filter(old_path__in=old_paths).select_related("redirect_page")
        order = list(old_paths)
        found = min(rows, key=lambda row: order.index(row.old_path), default=None)
        if found is None or (found.redirect_page and not found.redirect_page.live):
            return None
        target = _target(found, language, old_paths[found.old_path])
        if target in ("", request.path):
            return None
        return HttpResponsePermanentRedirect(target) if found.is_permanent else HttpResponseRedirect(target)


def _target(found: Redirect, language: str, tail: str) -> str:
    """An editor's link leads from its own address only; a page takes along what stands beside it."""
    if found.redirect_page is None:
        return found.redirect_link if tail == "/" else ""
    return localized_address(found.redirect_page.url_path, language).rstrip("/") + tail
