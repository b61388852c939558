"""What the templates of the Coalition's own pages show."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cities.coordinators import coordinators, founders
from cities.structured import COALITION, graph
from network.base.context import interface_language
from network.base.presenters import presents
from network.coalition.events import presenters as of_events  # noqa: F401  registers itself
from network.coalition.home import home
from network.coalition.missions import presenters as missions  # noqa: F401  and those of missions
from network.coalition.models import Fact, HomePage, StandardPage
from network.coalition.publications import presenters as library  # noqa: F401  registers the page of a publication


@presents(HomePage)
def present_home(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    shown = home(page, language_of(page, request))
    site = {
        "@type": "WebSite",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": f"{settings.SITE_URL}{page.get_url(request)}",
        "inLanguage": page.locale.language_code,
        "publisher": COALITION,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{settings.SITE_URL}{shown.search_url}?q={{q}}",
            "query-input": "required name=q",
        },
    }
    return {"home": shown, "json_ld": graph(site)}


@presents(StandardPage)
def present_standard_page(page: StandardPage, request: HttpRequest) -> dict[str, Any]:
    """The page about the Coalition also tells what is stated about it, and who runs it. Three queries at most."""
    about = {
        "@type": "AboutPage" if page.shows_facts else "WebPage",
        "name": page.title,
        "url": f"{settings.SITE_URL}{page.get_url(request)}",
        "inLanguage": page.locale.language_code,
    }
    context: dict[str, Any] = {"json_ld": graph(about)}
    if page.shows_facts:
        context |= {
            "facts": Fact.objects.worded(interface_language(language_of(page, request))).order_by("-as_of", "key"),
            "coordinators": coordinators(),
            "founders": founders(),
        }
    return context


def language_of(page: Any, request: HttpRequest) -> str:
    """A preview in the admin has no visitor: it is shown in the page's own language."""
    return getattr(request, "visitor_language", None) or page.locale.language_code
