"""What machines read in a page is schema.org's: every node of every page type has a type and properties that exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from tests.factories.directory import directory

pytestmark = pytest.mark.django_db

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
ADDRESS = {"type": "string", "pattern": "^https?://[^/]+"}
ADDRESSES = {"anyOf": [ADDRESS, {"type": "array", "items": ADDRESS, "minItems": 1}]}
DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}(T[\d:.]+([+-]\d\d:\d\d|Z)?)?$"}
NUMBER = {"type": "number"}


def of(*kinds: str) -> dict[str, Any]:
    """A node of one of these types, or several; a node that stands elsewhere is named by its address alone."""
    one = {
        "type": "object",
        "properties": {"@type": {"enum": kinds}},
        "anyOf": [{"required": ["@type"]}, {"required": ["@id"], "maxProperties": 1}],
    }
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


ORGANISATIONS = ("Organization", "GovernmentOrganization")
THING = {
    "@type": TEXT,
    "@id": ADDRESS,
    "name": TEXT,
    "alternateName": TEXTS,
    "description": TEXT,
    "identifier": TEXT,
    "url": ADDRESS,
    "sameAs": ADDRESSES,
    "mainEntityOfPage": ADDRESS,
    "potentialAction": of("SearchAction"),
}
WORK = {
    "headline": TEXT,
    "inLanguage": TEXT,
    "datePublished": DATE,
    "dateModified": DATE,
    "author": of(*ORGANISATIONS),
    "publisher": of(*ORGANISATIONS),
    "license": ADDRESS,
    "about": of("DefinedTerm", "City", *ORGANISATIONS),
    "spatialCoverage": of("City"),
    "isBasedOn": ADDRESSES,
    "isAccessibleForFree": {"type": "boolean"},
}
MAKERS = of("Person", *ORGANISATIONS)
PUBLICATION = WORK | {"abstract": TEXT, "author": MAKERS, "inLanguage": TEXTS}
PLACE = {"geo": of("GeoCoordinates"), "containedInPlace": of("Country")}
ORGANISATION = {"areaServed": of("City", "Country"), "memberOf": of(*ORGANISATIONS)}
LIST = {"numberOfItems": NUMBER, "itemListElement": of("ListItem")}
EVENT = {
    "startDate": DATE,
    "endDate": DATE,
    "eventStatus": ADDRESS,
    "eventAttendanceMode": ADDRESS,
    "location": of("Place", "VirtualLocation"),
    "organizer": of(*ORGANISATIONS),
    "contributor": of(*ORGANISATIONS),
    "about": of("DefinedTerm"),
    "inLanguage": TEXTS,
    "maximumAttendeeCapacity": NUMBER,
    "subEvent": of("Event"),
    "workFeatured": of("CreativeWork"),
}
POSTAL = {"addressLocality": TEXT, "addressCountry": TEXT}
# By type: the properties that it has beyond those of any thing, and those that it cannot do without.
SHAPES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "AboutPage": (WORK, ["name", "url"]),
    "Article": (WORK, ["headline", "url", "author", "publisher", "license", "inLanguage"]),
    "BreadcrumbList": (LIST, ["itemListElement"]),
    "City": (PLACE, ["name"]),
    "Country": (PLACE, ["name"]),
    "CreativeWork": (PUBLICATION, ["name"]),
    "Dataset": (PUBLICATION, ["name"]),
    "DefinedTerm": ({"termCode": TEXT}, ["name"]),
    "Event": (EVENT, ["name"]),
    "GeoCoordinates": ({"latitude": NUMBER, "longitude": NUMBER}, ["latitude", "longitude"]),
    "GovernmentOrganization": (ORGANISATION, ["name"]),
    "ItemList": (LIST, ["itemListElement"]),
    "ListItem": ({"position": NUMBER, "item": ADDRESS}, ["position", "name"]),
    "Organization": (ORGANISATION, ["name"]),
    "Person": ({"familyName": TEXT, "givenName": TEXT}, ["name"]),
    "Place": ({"address": {"anyOf": [TEXT, of("PostalAddress")]}}, ["name"]),
    "PostalAddress": (POSTAL, ["addressLocality"]),
    "Report": (PUBLICATION, ["name"]),
    "SearchAction": (
        {"target": {"type": "string", "pattern": r"\{q\}"}, "query-input": TEXT},
        ["target", "query-input"],
    ),
    "VirtualLocation": ({}, ["url"]),
    "WebPage": (WORK, ["name", "url"]),
    "WebSite": (WORK, ["name", "url", "potentialAction"]),
}


def faults(node: dict[str, Any]) -> list[str]:
    """What schema.org would not know in a node."""
    if set(node) == {"@id"}:
        return []
    kind = node.get("@type", "nothing")
    if kind not in SHAPES:
        return [f"{kind} is no type that is used here"]
    properties, required = SHAPES[kind]
    shape = {"properties": THING | properties, "required": required, "additionalProperties": False}
    return [f"{kind}: {fault.message}" for fault in Draft202012Validator(shape).iter_errors(node)]


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            for value in each.values():
                yield from nodes(value)


def test_every_page_type_tells_machines_what_it_is(client: Client) -> None:
    made = directory()
    addresses = made.addresses | {name: f"/en/{name}/" for name in ("accessibility", "privacy")}
    kinds: dict[str, set[str]] = {}
    for name, address in addresses.items():
        html = client.get(address).content.decode()
        kinds[name] = set()
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            data = json.loads(block)
            assert data["@context"] == "https://schema.org", name
            for node in nodes(data.get("@graph", [])):
                assert faults(node) == [], name
                kinds[name].add(node.get("@type", ""))

    assert "WebSite" in kinds["home"]
    assert {"Article", "BreadcrumbList", "DefinedTerm", "City"} <= kinds["practice"]
    assert {"City", "BreadcrumbList"} <= kinds["city"]
    assert "ItemList" in kinds["directory"] & kinds["organisations"]
    assert "Organization" in kinds["organisation"]
    assert "AboutPage" in kinds["about"]
    assert {"Event", "Place", "PostalAddress", "DefinedTerm", "CreativeWork"} <= kinds["event"]
    assert "DefinedTerm" in kinds["mission"]
    assert {"Report", "Person", "BreadcrumbList"} <= kinds["publication"]


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Town", "name": "x"},
        {"name": "x"},
        {"@type": "City"},
        {"@type": "City", "name": "x", "mayor": "y"},
        {"@type": "City", "name": "x", "url": "/en/"},
        {"@type": "Article", "headline": "x", "author": {"name": "y"}},
    ],
)
def test_a_node_of_another_shape_is_named(node: dict[str, Any]) -> None:
    assert faults(node)
