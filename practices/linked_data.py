"""A practice in schema.org's words, for machines."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cities.models import City
from network.base import formats
from network.base.addresses import address_of
from network.base.context import canonical_of
from network.base.models import Scheme
from practices.citation import COALITION, LICENCE_URL
from practices.telling import Telling

CONTEXT = "https://schema.org"


def linked_data(told: Telling) -> dict[str, Any]:
    """An Article and where it stands; what is not known is left out, never empty."""
    return {"@context": CONTEXT, "@graph": [_article(told), _trail(told)]}


def _article(told: Telling) -> dict[str, Any]:
    page, address = told.page, canonical_of(told.page)
    article = {
        "@type": "Article",
        "@id": told.permalink,
        "url": address,
        "mainEntityOfPage": address,
        "identifier": told.permalink,
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.locale.language_code,
        "datePublished": _iso(page.first_published_at),
        "dateModified": _iso(page.last_published_at),
        "author": _author(told),
        "publisher": {"@type": "Organization", "name": COALITION, "url": settings.SITE_URL},
        "license": LICENCE_URL,
        "about": _about(told),
        "spatialCoverage": [_city(city, page.locale.language_code) for city in told.cities],
        "isBasedOn": told.facts_page.source_url,
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in article.items() if value not in ("", None, [])}


def _author(told: Telling) -> dict[str, str]:
    kind = "Organization" if told.record.compiled else "GovernmentOrganization"
    return {"@type": kind, "name": told.provenance.author}


def _about(told: Telling) -> list[dict[str, str]]:
    concepts = ((Scheme.MISSION, told.contents.missions), (Scheme.THEME, told.contents.concepts.get("themes", ())))
    return [
        {
            "@type": "DefinedTerm",
            "termCode": code,
            "name": told.labels[scheme].get(code, code),
            "url": f"{settings.SITE_URL}{address_of('practices/', told.language)}?{scheme}={code}",
        }
        for scheme, codes in concepts
        for code in codes
    ]


def _city(city: City, language: str) -> dict[str, Any]:
    country = {"@type": "Country", "name": formats.country(city.country_code, language)}
    found: dict[str, Any] = {"@type": "City", "name": city.name, "containedInPlace": country}
    if city.wikidata:
        found["sameAs"] = f"https://www.wikidata.org/entity/{city.wikidata}"
    return found


def _trail(told: Telling) -> dict[str, Any]:
    language = told.page.locale.language_code
    steps = [(_("Home"), address_of("", language)), (_("Practices"), address_of("practices/", language))]
    if told.lead.url:
        steps.append((told.lead.city.name, told.lead.url))
    addresses = [(name, settings.SITE_URL + address) for name, address in steps]
    addresses.append((told.page.title, canonical_of(told.page)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(addresses, start=1)
        ],
    }


def _iso(moment: Any) -> str:
    return moment.isoformat() if moment else ""
