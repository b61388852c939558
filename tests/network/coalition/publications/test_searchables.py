from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client

from network.coalition.models import Version
from tests.factories.cities import CityFactory, OrganisationFactory
from tests.factories.practices import practice_page
from tests.factories.publications import author, mission_page, publication_page, publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    habitat = OrganisationFactory.create(name="UN-Habitat", slug="un-habitat")
    publication_page(
        title="A guide to consent",
        slug="consent",
        kind="guide",
        year=2023,
        missions=["inclusion"],
        cities=[CityFactory.create(slug="niteroi")],
        contributors=[publisher("United Nations Habitat", habitat)],
        versions=[Version(language="es"), Version(language="en")],
    )
    publication_page(
        title="A report on sensors",
        slug="sensors",
        kind="report",
        year=2020,
        missions=["ethical-use"],
        contributors=[author("Eurocities")],
        versions=[Version(language="en")],
    )


def titles(client: Client, query: str) -> list[str]:
    found = client.get(f"/en/publications.json?{query}").json()["results"]
    return [each["slug"] for each in found]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["consent", "sensors"]),
        ("mission=inclusion", ["consent"]),
        ("type=report", ["sensors"]),
        ("year=2023", ["consent"]),
        ("language=es", ["consent"]),
        ("language=en", ["consent", "sensors"]),
        ("author=un-habitat", ["consent"]),
        ("author=eurocities&author=un-habitat", ["consent", "sensors"]),
        ("city=niteroi", ["consent"]),
        ("q=sensors", ["sensors"]),
        ("q=eurocities", ["sensors"]),
        ("author=nobody&type=%00", []),
    ],
)
def test_the_library_is_narrowed_by_each_facet(client: Client, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


@pytest.mark.usefixtures("shelf")
def test_each_facet_names_its_values_and_counts_them(client: Client) -> None:
    facets: dict[str, Any] = client.get("/en/publications.json").json()["facets"]

    assert {"mission", "type", "year", "language", "author"} <= set(facets)
    assert [(option["value"], option["label"], option["count"]) for option in facets["author"]] == [
        ("eurocities", "Eurocities", 1),
        ("un-habitat", "UN-Habitat", 1),
    ]
    assert {option["value"]: option["count"] for option in facets["language"]} == {"en": 2, "es": 1}


@pytest.mark.usefixtures("shelf")
def test_the_library_is_a_page_a_table_and_a_feed(client: Client) -> None:
    practice_page()

    page = client.get("/en/publications/?type=guide").content.decode()
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/en/publications.csv")).decode())))
    feed = client.get("/en/publications.atom").content.decode()

    assert "A guide to consent" in page
    assert "A report on sensors" not in page
    assert "Since 2023" not in page
    assert "1 publication</h2>" in page  # it tells of a city, and stands in none
    assert "Guide" in page
    assert "English" in page
    assert {row["slug"] for row in rows} == {"consent", "sensors"}
    assert feed.count("<entry>") == 2


@pytest.mark.usefixtures("shelf")
def test_publications_and_missions_are_suggested_and_found_among_all_kinds(client: Client) -> None:
    mission_page("ethical-use", title="Promote the ethical use of data", alternative_titles="Fair machines")

    suggested = client.get("/en/suggest.json?q=consent").json()
    found = client.get("/en/search.json?q=fair+machines").json()["results"]

    assert suggested[0]["url"] == "/en/publications/consent/"
    assert (found[0]["kind"], found[0]["title"]) == ("mission", "Promote the ethical use of data")


@pytest.mark.usefixtures("shelf")
def test_a_permalink_leads_to_the_page(client: Client) -> None:
    number = client.get("/en/publications.json").json()["results"][0]["id"]

    assert client.get(f"/id/publication/{number}")["Location"] == "/en/publications/consent/"
