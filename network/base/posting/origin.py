"""Whether a form comes from a page of ours: asked of the browser, as there is no cookie to hold a token."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from network.base.transactions import SAFE

View = Callable[..., HttpResponseBase]


def foreign(request: HttpRequest) -> str | None:
    """Where a form comes from that is not ours; None for ours, and for a program that brings nobody's cookies."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return None if site in ("same-origin", "none") else site
    origin = request.headers.get("Origin")
    if origin is None and (referer := request.headers.get("Referer")):
        origin = _origin_of(referer)
    if origin is not None:
        return None if origin == f"{request.scheme}://{request.get_host()}" else origin
    return "no origin, but cookies" if request.COOKIES else None


def same_origin_only(view: View) -> View:
    """Decorates a view that takes anonymous forms. It stands in for Django's token, whose cookie we do not set."""

    @functools.wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE and foreign(request):
            raise PermissionDenied(_("This form was sent from another site. Open it here and send it again."))
        return view(request, *args, **kwargs)

    return csrf_exempt(checked)


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that cannot be read"
    return f"{parts.scheme}://{parts.netloc}"
