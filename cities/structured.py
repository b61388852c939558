"""What machines read about cities and organisations in a page: schema.org, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings

from cities.models import City, Organisation
from network.base import formats

SCHEMA = "https://schema.org"
COALITION = {
    "@type": "Organization",
    "name": "Cities Coalition for Digital Rights",
    "alternateName": "CC4DR",
    "url": "https://citiesfordigitalrights.org",
}


def absolute(url: str) -> str:
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url


def permalink(kind: str, number: int) -> str:
    return f"{settings.SITE_URL}/id/{kind}/{number}"


def graph(*nodes: dict[str, Any]) -> dict[str, Any]:
    return {"@context": SCHEMA, "@graph": [_without_blanks(node) for node in nodes if node]}


def _without_blanks(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in ("", None, [], ())}


def breadcrumbs(crumbs: Sequence[Mapping[str, Any]], title: str, url: str) -> dict[str, Any]:
    """The way from the home page to a page, which comes last: the step without an address is the page itself."""
    steps = [(each["title"], each["url"] or url) for each in crumbs]
    if not crumbs or crumbs[-1]["url"]:
        steps.append((title, url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": absolute(address)}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def item_list(name: str, items: Iterable[tuple[str, str]], total: int) -> dict[str, Any]:
    """A list of titles and addresses."""
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": total,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "url": absolute(url)}
            for position, (title, url) in enumerate(items, start=1)
        ],
    }


def city(record: City, page: Any, canonical: str, names: Sequence[str]) -> list[dict[str, Any]]:
    """The place; and for a member its administration, since only an organisation can be a member of one."""
    place = {
        "@type": "City",
        "@id": permalink(City.kind, record.pk),
        "name": record.name,
        "alternateName": list(names),
        "description": page.description,
        "url": canonical,
        "sameAs": [f"https://www.wikidata.org/entity/{record.wikidata}"] if record.wikidata else [],
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": float(record.latitude),
            "longitude": float(record.longitude),
        },
        "containedInPlace": {
            "@type": "Country",
            "name": formats.country(record.country_code, "en"),
            "identifier": record.country_code,
        },
    }
    known = record.known_membership
    if not (known and known.is_member):
        return [place]
    government = {
        "@type": "GovernmentOrganization",
        "name": record.name,
        "url": record.website,
        "areaServed": {"@id": permalink(City.kind, record.pk)},
        "memberOf": COALITION,
    }
    return [place, government]


def organisation(record: Organisation, page: Any, canonical: str) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "@id": permalink(Organisation.kind, record.pk),
        "name": record.name,
        "alternateName": [name for name in (record.acronym, *record.other_names) if name],
        "description": page.relation or page.description,
        "url": record.website or canonical,
        "mainEntityOfPage": canonical,
    }
