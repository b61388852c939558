"""Addresses without a language: permalinks, and what robots read."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from network.base import errors
from network.coalition.permalinks import target_of
from network.coalition.sitemap import absolute, files, sitemap

XML = "application/xml"


@require_safe
def permalink(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """To the entry in the best of the visitor's languages; 410 for what was taken away."""
    target = target_of(kind, int(number), get_language_from_request(request) or settings.LANGUAGE_CODE)
    if target is None:
        raise Http404
    if target.notice is not None:
        return errors.gone(request, target.notice)
    response = HttpResponseRedirect(target.url)
    patch_vary_headers(response, ("Accept-Language",))
    return response


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of files, at least one for each language."""
    urls = [absolute(f"/sitemap-{name}.xml") for name in files()]
    return render(request, "coalition/sitemap_index.xml", {"urls": urls}, content_type=XML)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_file(request: HttpRequest, name: str) -> HttpResponse:
    if name not in files():
        raise Http404
    language, _dash, number = name.rpartition("-") if name[-1].isdigit() else (name, "", "1")
    context = {"entries": sitemap(language, int(number))}
    return render(request, "coalition/sitemap.xml", context, content_type=XML)


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """States of a list with two choices and more are for people: there are too many of them to be worth a visit."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/suggest.json",
        "Disallow: /*?*&",
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
