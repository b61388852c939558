"""A publication in schema.org's words, for machines."""

from __future__ import annotations

from typing import Any

from cities.structured import absolute, breadcrumbs, graph
from network.base.context import canonical_of
from network.coalition.publications.telling import Link, Telling
from network.coalition.publications.works import Name

TYPES = {"dataset": "Dataset", "report": "Report"}


def linked_data(told: Telling, crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """What is not known is left out."""
    page, facts = told.page, told.facts_page
    canonical = canonical_of(page)
    doi = f"https://doi.org/{facts.doi}" if facts.doi else ""
    work = {
        "@type": TYPES.get(told.kind, "CreativeWork"),
        "@id": told.permalink,
        "name": facts.title,
        "abstract": told.work.abstract,
        "mainEntityOfPage": canonical,
        "url": facts.url,
        "sameAs": doi,
        "datePublished": str(facts.year or ""),
        "inLanguage": list(dict.fromkeys(line.language for line in told.versions)),
        "author": [_author(name) for name in told.work.authors],
        "publisher": [_organisation(link) for link in told.publishers],
        "about": [
            {"@type": "DefinedTerm", "termCode": code, "name": label, "url": absolute(url)}
            for code, label, url in told.missions
        ],
        "spatialCoverage": [{"@type": "City", "name": link.name} for link in told.cities],
    }
    return graph(work, breadcrumbs(crumbs, page.title, canonical))


def _author(name: Name) -> dict[str, str]:
    if not name.family:
        return {"@type": "Organization", "name": name.text}
    return {"@type": "Person", "name": name.text, "familyName": name.family, "givenName": name.given}


def _organisation(link: Link) -> dict[str, str]:
    found = {"@type": "Organization", "name": link.name}
    return found | {"url": absolute(link.url)} if link.url else found
