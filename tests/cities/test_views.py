"""Data of cities: the same facts as the pages, with headers that let others build on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from cities.models import CityFact
from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityPageFactory,
    CityRoleFactory,
    MembershipFactory,
    OrganisationFactory,
    ProjectFactory,
    concept,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Any:
    city = CityFactory.create(
        name="Maceió",
        slug="maceio",
        country_code="BR",
        population=957916,
        population_year=2022,
        population_source_url="https://statistics.example.org",
        editor_note="whispered",
    )
    CityNameFactory.create(city=city, name="Maceio")
    MembershipFactory.create(city=city)
    role = concept("role-kind", "lead", "Leads")
    forum = OrganisationFactory.create(name="Forum Inova")
    CityRoleFactory.create(city=city, organisation=forum, role=role, since="2021", until="2023", note="Ended well.")
    CityRoleFactory.create(city=city, source_url="", attested_on="")
    ProjectFactory.create(name="Shared Work").cities.add(city)
    made = CityPageFactory.create(city=city, summary="A city by the sea.", introduction="<p>By the <b>sea</b></p>")
    made.facts = [CityFact(statement="Open data sets", value="120", year=2023, source_url="https://data.example.org")]
    return publish(made)


def test_a_city_as_json_tells_public_facts_with_their_sources(page: Any, client: Client) -> None:
    answer = client.get("/en/cities/maceio.json")
    data = answer.json()

    assert (data["kind"], data["slug"], data["id"]) == ("city", "maceio", page.city_id)
    assert data["membership"]["state"] == "member"
    assert data["population"] == {"value": 957916, "year": 2022, "source_url": "https://statistics.example.org"}
    assert {"role": "lead", "label": "Leads"}.items() <= data["roles"][1].items()
    assert data["introduction"] == "By the sea"
    assert data["names"] == ["Maceio"]
    assert data["projects"][0]["name"] == "Shared Work"
    assert data["facts"][0]["year"] == 2023
    assert data["website"] is None
    assert "licence" in data
    assert "whispered" not in answer.content.decode()


def test_data_answers_carry_the_headers_of_open_data_and_are_not_sent_twice(page: Any, client: Client) -> None:
    for address in ("/en/cities/maceio.json", "/en/cities/maceio.md", "/en/cities.geojson", "/en/cities.json"):
        answer = client.get(address)
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})

        assert answer["Access-Control-Allow-Origin"] == "*"
        assert 'rel="license"' in answer["Link"]
        assert again.status_code == 304


def test_a_city_as_text_reads_like_its_page(page: Any, client: Client) -> None:
    answer = client.get("/en/cities/maceio.md")
    text = answer.content.decode()

    assert answer["Content-Type"].startswith("text/markdown")
    assert text.startswith("# Maceió\n")
    for words in (
        "Member city since 2019. Brazil, Western europe.",
        "- Leads: Forum Inova, since 2021, until 2023, stated for 6 September 2024. Ended well.",
        "- Open data sets: 120 (2023) (source: https://data.example.org)",
        "## About the city",
        "Not stated: languages, website and responsible office.",
    ):
        assert words in text


def test_a_city_of_which_little_is_known_has_data_too(client: Client) -> None:
    publish(CityPageFactory.create(city=CityFactory.create(slug="small"), membership=None))

    data = client.get("/en/cities/small.json").json()

    assert data["membership"] == dict.fromkeys(("since", "until", "evidence", "evidence_url", "evidence_note")) | {
        "state": "unconfirmed"
    }
    assert data["population"] is None
    assert client.get("/en/cities/small.md").status_code == 200


def test_the_directory_as_geojson_holds_the_state_of_the_page(page: Any, client: Client) -> None:
    publish(CityPageFactory.create(membership="partner"))

    data = client.get("/en/cities.geojson?country=br").json()
    everything = client.get("/en/cities.geojson?membership=member&membership=partner").json()

    assert data["type"] == "FeatureCollection"
    assert [each["geometry"]["coordinates"] for each in data["features"]] == [[4.9041, 52.3676]]
    assert data["features"][0]["properties"]["membership"] == "member"
    assert len(everything["features"]) == 2


def test_page_json_csv_and_geojson_agree(page: Any, client: Client) -> None:
    publish(CityPageFactory.create())
    publish(CityPageFactory.create(membership="partner"))

    listed = client.get("/en/cities.json").json()
    lines = b"".join(client.get("/en/cities.csv").streaming_content).decode().splitlines()  # type: ignore[attr-defined]

    assert listed["total"] == len(lines) - 1 == len(client.get("/en/cities.geojson").json()["features"]) == 2
    assert "2 member cities" in client.get("/en/cities/").content.decode()
    assert {each["membership"] for each in listed["results"]} == {"member"}


def test_what_is_not_public_has_no_data(page: Any, client: Client) -> None:
    assert client.get("/en/cities/nowhere.json").status_code == 404
    CityPageFactory.create(city=CityFactory.create(slug="drafted"), live=False)
    assert client.get("/en/cities/drafted.md").status_code == 404

    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/en/cities/maceio.json").status_code == 404


def test_the_data_of_an_untranslated_city_stand_under_every_language(page: Any, client: Client) -> None:
    assert client.get("/es/cities/maceio.json").json()["language"] == "en"
