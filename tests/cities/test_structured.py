"""Structured data has schema.org's shapes: types that exist, properties that they have, values of the right kind."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from jsonschema import validate

from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityPageFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationPageFactory,
    publish,
)

pytestmark = pytest.mark.django_db
TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": "number"}
ADDRESS = {"type": "string", "pattern": "^https?://[^/]+/"}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}


def node(kind: str, required: str = "", **properties: Any) -> dict[str, Any]:
    """The shape of a type: these properties and no others."""
    return {
        "type": "object",
        "properties": {"@type": {"const": kind}, "@id": ADDRESS, **properties},
        "required": ["@type", *required.split()],
        "additionalProperties": False,
    }


ORGANISATION = {"name": TEXT, "alternateName": {}, "description": TEXT, "url": {"type": "string"}}
SHAPES = {
    "BreadcrumbList": node(
        "BreadcrumbList",
        "itemListElement",
        itemListElement={
            "type": "array",
            "minItems": 1,
            "items": node("ListItem", "position name item", position=NUMBER, name=TEXT, item=ADDRESS),
        },
    ),
    "ItemList": node(
        "ItemList",
        "numberOfItems itemListElement",
        name=TEXT,
        numberOfItems=NUMBER,
        itemListElement={
            "type": "array",
            "items": node("ListItem", "position url", position=NUMBER, name=TEXT, url=ADDRESS),
        },
    ),
    "City": node(
        "City",
        "name url geo",
        name=TEXT,
        alternateName=TEXTS,
        description=TEXT,
        url=ADDRESS,
        sameAs=TEXTS,
        geo=node("GeoCoordinates", "latitude longitude", latitude=NUMBER, longitude=NUMBER),
        containedInPlace=node("Country", "name", name=TEXT, identifier=TEXT),
    ),
    "GovernmentOrganization": node(
        "GovernmentOrganization",
        "name memberOf",
        name=TEXT,
        url=TEXT,
        areaServed={"type": "object"},
        memberOf=node("Organization", "name", **ORGANISATION),
    ),
    "Organization": node("Organization", "name", **ORGANISATION, mainEntityOfPage=ADDRESS),
}


def nodes_of(client: Client, address: str) -> dict[str, Any]:
    text = client.get(address).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    for each in data["@graph"]:
        validate(each, SHAPES[each["@type"]])
    return {each["@type"]: each for each in data["@graph"]}


def test_a_member_is_a_place_and_an_administration_that_belongs_to_the_coalition(client: Client) -> None:
    city = CityFactory.create(wikidata="Q40046", website="https://town.example.org", name="</script>Town", slug="town")
    CityNameFactory.create(city=city, name="Townstadt")
    page = publish(CityPageFactory.create(city=city))
    assert set(nodes_of(client, page.get_url())) == {"City", "BreadcrumbList"}

    MembershipFactory.create(city=city)
    nodes = nodes_of(client, page.get_url())

    assert set(nodes) == {"City", "GovernmentOrganization", "BreadcrumbList"}
    assert nodes["City"]["name"] == "</script>Town"
    assert nodes["City"]["sameAs"] == ["https://www.wikidata.org/entity/Q40046"]
    assert [each["name"] for each in nodes["BreadcrumbList"]["itemListElement"]] == ["Home", "Cities", page.title]


def test_the_directory_lists_its_cities(client: Client) -> None:
    page = publish(CityPageFactory.create())

    nodes = nodes_of(client, "/en/cities/")

    assert nodes["ItemList"]["numberOfItems"] == 1
    assert nodes["ItemList"]["itemListElement"][0]["url"].endswith(f"/en/cities/{page.slug}/")


def test_an_organisation_and_their_list_are_told(client: Client) -> None:
    organisation = OrganisationFactory.create(acronym="ABC", website="https://abc.example.org/")
    page = publish(OrganisationPageFactory.create(organisation=organisation, relation="Supports it."))

    nodes, listed = nodes_of(client, page.get_url()), nodes_of(client, "/en/organisations/")

    assert nodes["Organization"]["alternateName"] == ["ABC"]
    assert nodes["Organization"]["description"] == "Supports it."
    assert listed["ItemList"]["numberOfItems"] == 1
