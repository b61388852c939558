"""Home and standard pages as visitors get them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from cities.models import Membership
from network.coalition.models import Fact, HomePage, StandardPage
from search import sync
from tests.factories.cities import CityRoleFactory, OrganisationFactory, concept
from tests.factories.coalition import city_page
from tests.factories.practices import mission, practice_page
from tests.factories.publications import mission_page, publication_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def english_home() -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


def page_of(client: Client, address: str = "/en/") -> str:
    return client.get(address).content.decode()


def fill(cities: int, practices: int) -> None:
    """Member cities, each with practices that have missions, partners and a stage."""
    with sync.collected() as waiting:
        codes = ("transparency-participation", "inclusion", "empower", "global-agenda")
        stage = concept("stage", "running")
        pages = [city_page(f"city-{number}", country_code="BR" if number % 2 else "FR") for number in range(cities)]
        for number in range(practices):
            parent = pages[number % len(pages)]
            others = [page.city for page in pages if page != parent and page.city][:3]
            practice_page(parent, missions=codes, partners=others, stage=stage)
        for page in pages:
            CityRoleFactory.create(city=page.city, organisation=OrganisationFactory.create())
        CityRoleFactory.create(city=pages[0].city)
        Fact.objects.create(
            key="members-2024",
            statement="Many.",
            value="60+",
            unit="cities",
            as_of="2024-09",
            source_url="https://example.org",
        )
        waiting.forget()  # all is told at once
    sync.rebuild()


def test_figures_are_counted_and_the_coalitions_own_stands_beside_them(client: Client) -> None:
    fill(cities=3, practices=2)
    partner = city_page("partner", country_code="DE")
    Membership.objects.filter(city=partner.city).update(status="partner", evidence="")

    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page_of(client)))

    assert "member cities, shown by public sources 3" in text
    assert "countries 2" in text
    assert "practices to learn from 2" in text
    assert "stated 60+ member cities (September 2024)" in text


def test_an_empty_directory_has_a_whole_home_page(client: Client) -> None:
    response = client.get("/en/")

    text = response.content.decode()
    assert response.status_code == 200
    assert text.count("<h1") == 1
    assert "City in focus" not in text
    assert "New practices</h2>" not in text
    assert "The Coalition itself stated" not in text


def test_each_mission_leads_to_its_practices_with_their_number(client: Client) -> None:
    mission("inclusion", "Inclusion")
    mission("empower", "Empowering residents")
    practice_page(city_page("lyon"), missions=("inclusion",))
    sync.rebuild()

    missions = client.get("/en/").context["home"].missions

    assert {(each.name, each.count, each.url) for each in missions} == {
        ("Inclusion", 1, "/en/practices/?mission=inclusion"),
        ("Empowering residents", 0, "/en/practices/?mission=empower"),
    }


def test_three_topics_of_most_practices_are_there_to_begin_with(client: Client) -> None:
    for theme, practices in (("privacy", 3), ("open-data", 2), ("skills", 4), ("access", 1)):
        for _ in range(practices):
            practice_page(themes=[theme])
    sync.rebuild()

    html = client.get("/en/").content.decode()

    found = re.findall(r'href="/en/practices/\?theme=([\w-]+)"', html)
    assert found[:3] == ["skills", "privacy", "open-data"]
    assert "access" not in found


def test_a_deprecated_mission_has_no_card(client: Client) -> None:
    new = mission("inclusion")
    concept("mission", "access", replaced_by=new)

    assert [each.code for each in client.get("/en/").context["home"].missions] == ["inclusion"]


def test_the_three_newest_practices_are_shown(client: Client) -> None:
    city = city_page("lyon")
    for year in (2019, 2024, 2021, 2023):
        practice_page(city, title=f"Practice of {year}", year_started=year)
    sync.rebuild()

    assert len(client.get("/en/").context["home"].new) == 3


def test_the_city_in_focus_is_the_one_that_coordinates_now(client: Client) -> None:
    before, now = city_page("amsterdam"), city_page("maceio")
    CityRoleFactory.create(city=before.city, attested_on="2020")
    CityRoleFactory.create(city=now.city, attested_on="2024-09")

    text = page_of(client)

    assert '<a class="button" href="/en/cities/maceio/">' in text
    assert "Coordinates the Coalition" in text


def test_editors_choose_another_city(client: Client, english_home: HomePage) -> None:
    coordinating, chosen = city_page("maceio"), city_page("lyon")
    CityRoleFactory.create(city=coordinating.city)
    CityRoleFactory.create(
        city=chosen.city,
        organisation=OrganisationFactory.create(name="A forum"),
        role=concept("role-kind", "lead", "Lead"),
    )
    english_home.city_in_focus = chosen.city
    english_home.save()

    text = page_of(client)

    assert '<a class="button" href="/en/cities/lyon/">' in text
    assert "Coordinates the Coalition" not in text
    assert "Lead: A forum" in re.sub(r"\s+", " ", text)


def test_a_city_without_a_page_is_in_focus_without_a_link(client: Client) -> None:
    page = city_page("maceio")
    CityRoleFactory.create(city=page.city)
    page.unpublish()

    focus = client.get("/en/").context["home"].focus

    assert (focus.city.slug, focus.url, focus.summary) == ("maceio", "", "")


@pytest.mark.parametrize(("cities", "practices"), [(1, 1), (25, 100)])
def test_the_home_page_costs_the_same_for_one_item_and_for_many(
    client: Client, django_assert_max_num_queries: Any, cities: int, practices: int
) -> None:
    fill(cities, practices)
    with sync.collected():
        for number in range(min(cities, 6)):
            mission_page(f"mission-{number}")
            publication_page(featured=True)
    client.get("/en/")

    with django_assert_max_num_queries(15):
        client.get("/en/")


def test_the_home_page_is_served_in_every_language_without_a_cookie(client: Client) -> None:
    for code in ("en", "es", "pt-br", "fr"):
        response = client.get(f"/{code}/")

        assert response.status_code == 200
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_machines_read_where_to_search(client: Client) -> None:
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(client))

    [site] = json.loads(data)["@graph"]
    assert site["@type"] == "WebSite"
    assert site["potentialAction"]["target"] == "http://127.0.0.1:8000/en/search/?q={q}"
    assert '<link rel="alternate" type="application/atom+xml"' in page_of(client)


def test_an_editor_sees_a_preview_of_the_home_page(english_home: HomePage) -> None:
    response = english_home.make_preview_request()

    assert response.status_code == 200


def test_about_tells_who_runs_the_coalition_and_what_is_stated_of_it(client: Client, english_home: HomePage) -> None:
    english_home.add_child(instance=StandardPage(title="About", slug="about", body="<h2>Why</h2><p>Because.</p>"))
    english_home.add_child(instance=StandardPage(title="Privacy", slug="privacy", body="<p>No cookies.</p>"))
    fill(cities=1, practices=1)

    about, privacy = page_of(client, "/en/about/"), page_of(client, "/en/privacy/")

    assert "Coordinating city" in about
    assert "Many." in about
    assert "September 2024" in about
    assert "example.org</a>" in about
    assert "Coordinating city" not in privacy
    assert "No cookies." in privacy


def test_the_footer_leads_to_the_pages_about_the_directory(client: Client) -> None:
    text = page_of(client)

    for slug in ("about", "accessibility", "privacy"):
        assert f'<a href="/en/{slug}/">' in text


def test_missions_stand_under_their_official_titles_and_lead_to_their_pages(client: Client) -> None:
    mission_page("ethical-use", title="Promote the ethical use of data")

    text = page_of(client, "/es/")

    assert '<a href="/es/missions/ethical-use/" lang="en" hreflang="en">Promote the ethical use of data</a>' in text


def test_editors_choose_the_publications_and_the_order_of_the_sections(client: Client, english_home: HomePage) -> None:
    mission_page("ethical-use")
    chosen = publication_page(title="A chosen guide", featured=True)
    publication_page(title="Another one")
    usual = page_of(client)
    assert usual.index('id="missions-heading"') < usual.index('id="publications-heading"')
    assert "Another one" not in usual

    english_home.publications_place = 0
    english_home.save_revision().publish()

    text = page_of(client)
    assert text.index('id="publications-heading"') < text.index('id="missions-heading"')
    assert f'<a href="/en/publications/{chosen.slug}/">A chosen guide</a>' in text
