"""One page of every type, at its address on the site with the real data, and how a browser opens it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from playwright.sync_api import Page, Response

from network.base import errors
from network.base.middleware import PUBLIC_POLICY

PAGES = {
    "home": "/en/",
    "directory": "/en/cities/",
    "directory filtered": "/en/cities/?region=europe&q=bar",
    "directory without results": "/en/cities/?q=xqzwkv",
    "city": "/en/cities/barcelona/",
    "practice in full": "/en/cities/barcelona/barcelona-decidim/",
    "practice in short": "/en/cities/cluj-napoca/cluj-napoca-participatory-budgeting/",
    "organisations": "/en/organisations/",
    "organisation": "/en/organisations/eurocities/",
    "missions": "/en/missions/",
    "mission": "/en/missions/global-agenda/",
    "mission filtered": "/en/missions/ethical-use/?stage=running&region=europe",
    "library": "/en/publications/?language=es",
    "publication": "/en/publications/human-rights-digital-era-pilots-europe/",
    "finder": "/en/practices/",
    "finder with facets chosen": "/en/practices/?q=data&mission=ethical-use&mission=inclusion&region=europe",
    "finder without results": "/en/practices/?q=sensor&region=africa&stage=stopped",
    "search of all kinds": "/en/search/?q=barcelona",
    "search without results": "/en/search/?q=xqzwkv",
    "events": "/en/events/",
    "event": "/en/events/connected-people-integrated-cities-2024/",
    "event without a date": "/en/events/fostering-transparency-participation/",
    "about": "/en/about/",
    "accessibility": "/en/accessibility/",
    "privacy": "/en/privacy/",
    "vocabularies": "/en/vocabularies/",
    "comments": "/en/feedback/?kind=error&about=/en/cities/maceio/",
    "join": "/en/join/?for=practice",
    "consultation": "/en/consultations/people-centred-smart-cities-2024/",
    "another language": "/es/cities/maceio/",
    "404": "/en/cities/nowhere/at-all/",
}
NOTICE = {"title": "Sandbox", "who": "Maceió", "when": "2026-10", "archive": "https://web.archive.org/x"}
# Answers that the real data give no reason for: made here, shown at an address of the site.
MADE: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "400": errors.bad_request,
    "403": lambda request: errors.permission_denied(request, PermissionDenied("Only editors may see this.")),
    "410": lambda request: errors.gone(request, NOTICE),
    "500": errors.server_error,
    "503": errors.too_slow,
}
EVERY = [*PAGES, *MADE]


def show(page: Page, base: str, name: str, *, is_quiet: bool = False) -> Response:
    """Opens a page type of the site at `base` and waits until all that it names is loaded, or nothing more comes."""
    address = base + (PAGES.get(name) or f"/en/made-{name}/")
    if name in MADE:
        answer = MADE[name](RequestFactory().get(f"/en/made-{name}/"))
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": PUBLIC_POLICY}
        page.route(
            address,
            lambda route: route.fulfill(status=answer.status_code, headers=headers, body=answer.content.decode()),
        )
    response = page.goto(address, wait_until="networkidle" if is_quiet else "load")
    assert response is not None
    expected = int(name) if name.isdigit() else 200
    assert response.status == expected, f"{address}: {response.status}"
    return response
