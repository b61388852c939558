"""Pages of cities and organisations: they answer, in constant work, and say only what is known."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from cities.models import CityFact
from search import sync
from tests.cities.queries import queries_of
from tests.factories.cities import (
    CityFactory,
    CityPageFactory,
    CityRoleFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationPageFactory,
    ProjectFactory,
    city_index,
    concept,
    locale,
    organisation_index,
    publish,
)

pytestmark = pytest.mark.django_db
DIRECTORY, CITY, ORGANISATION = 12, 15, 15  # queries that a page may take


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def city_page(**fields: object) -> Any:
    return publish(CityPageFactory.create(city=CityFactory.create(**fields)))


def test_the_directory_counts_its_members_and_no_others(client: Client) -> None:
    publish(CityPageFactory.create())
    publish(CityPageFactory.create(membership="partner"))

    text = text_of(client, "/en/cities/")

    assert "1 member city in 1 country." in text
    assert "1 partner city, not a member" in text


def test_other_states_are_listed_when_asked_for_and_say_so(client: Client) -> None:
    partner = publish(CityPageFactory.create(membership="partner"))

    text = text_of(client, "/en/cities/?membership=partner&membership=unconfirmed")

    assert partner.title in text
    assert "partner city, not a member" in text
    assert "member cities" not in text


def test_an_empty_state_says_what_was_asked_and_leads_on(client: Client) -> None:
    publish(CityPageFactory.create())

    text = text_of(client, "/en/cities/?q=Xyzzyville")

    assert "No city matches “Xyzzyville”." in text
    assert "Show all member cities" in text


def test_map_and_list_show_the_same_cities(client: Client) -> None:
    pages = [publish(CityPageFactory.create()) for _number in range(3)]

    text = text_of(client, "/en/cities/")

    for page in pages:
        assert text.count(f'href="/en/cities/{page.slug}/"') == 2


@pytest.mark.parametrize("address", ["/en/cities/?page=2", "/en/cities/?page=9999999999999", "/en/cities/?page=x"])
def test_a_page_that_the_list_does_not_have_is_a_404(client: Client, address: str) -> None:
    publish(CityPageFactory.create())

    assert client.get(address).status_code == 404


def test_a_page_too_far_keeps_what_is_asked_of_the_list(client: Client) -> None:
    html = client.get("/en/cities/?q=maceio&country=br&page=2").content.decode()

    assert 'value="maceio"' in html
    assert "This list has no such page. It has 1 page." in html
    assert 'href="/en/cities/?q=maceio&amp;country=br' in html


@pytest.mark.parametrize("rest", ["?q=%00%ff", "?region=nowhere&country=zz&mission=none", "?membership=%27", "?q=%22"])
def test_bad_input_gives_a_proper_page(client: Client, rest: str) -> None:
    publish(CityPageFactory.create())

    assert client.get(f"/en/cities/{rest}").status_code == 200
    assert client.get(f"/en/organisations/{rest}").status_code in {200, 404}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("member", "Member city since 2019"),
        ("partner", "Partner city, not a member of the Coalition"),
        ("candidate", "Candidate for membership"),
        ("former", "Former member"),
        ("unconfirmed", "Membership not confirmed"),
        (None, "Membership not confirmed"),
    ],
)
def test_a_profile_says_the_city_s_state_in_words(client: Client, status: str | None, words: str) -> None:
    page = publish(CityPageFactory.create(membership=status))

    assert words in text_of(client, f"/en/cities/{page.slug}/")


def test_indirect_evidence_is_said_with_its_note(client: Client) -> None:
    page = publish(CityPageFactory.create(membership=None))
    MembershipFactory.create(city=page.city, evidence="indirect", evidence_note="Named in a talk.")

    text = text_of(client, f"/en/cities/{page.slug}/")

    assert "A source suggests this membership" in text
    assert "Named in a talk." in text


def test_a_state_without_evidence_leaves_no_empty_box(client: Client) -> None:
    page = publish(CityPageFactory.create(membership=None))
    MembershipFactory.create(city=page.city, status="candidate", evidence="", evidence_url="", evidence_note="")

    assert "note membership" not in text_of(client, f"/en/cities/{page.slug}/")


def test_a_short_profile_names_what_is_not_stated(client: Client) -> None:
    page = publish(CityPageFactory.create())

    text = text_of(client, f"/en/cities/{page.slug}/")

    assert "Not stated: population, languages, website and responsible office." in text
    assert "About the city" not in text


def test_a_full_profile_shows_its_facts_with_year_and_source(client: Client) -> None:
    page = city_page(
        website="https://town.example.org",
        languages="en|es",
        population=1234567,
        population_year=2022,
        population_source_url="https://statistics.example.org",
    )
    page.introduction, page.strategy = "<p>Who we are</p>", "<p>Our plan</p>"
    page.can_help_with, page.looking_for = "<p>Advice</p>", "<p>Partners</p>"
    page.facts = [CityFact(statement="Open data sets", value="120", year=2023, source_url="https://data.example.org")]
    publish(page)

    text = text_of(client, page.get_url())

    for words in ("1,234,567 (2022)", "English and Spanish", "Who we are", "Our plan", "Advice", "Partners", "120"):
        assert words in text
    assert 'href="https://data.example.org"' in text
    assert "Not stated: member since" not in text


def test_a_population_without_its_source_is_not_shown(client: Client) -> None:
    page = city_page(population=1234567, population_year=2022)

    assert "1,234,567" not in text_of(client, page.get_url())


def test_roles_are_told_with_date_source_and_the_organisation_s_page(client: Client) -> None:
    page = publish(CityPageFactory.create())
    organisation = publish(OrganisationPageFactory.create()).organisation
    role = concept("role-kind", "lead", "Leads")
    CityRoleFactory.create(city=page.city, organisation=organisation, role=role, since="2020", until="2022")
    CityRoleFactory.create(city=page.city)
    CityRoleFactory.create(city=page.city, mission=concept("mission", "inclusion", "Inclusion"))
    CityRoleFactory.create(city=page.city, project=ProjectFactory.create(name="Shared Work"))

    text = text_of(client, f"/en/cities/{page.slug}/")
    other = text_of(client, f"/en/organisations/{organisation.slug}/")

    assert f'<strong>Leads</strong> · <a href="/en/organisations/{organisation.slug}/">' in text
    assert "Since 2020" in text
    assert "Until 2022" in text
    assert "Stated for 6 September 2024" in text
    assert "Inclusion" in text
    assert "Shared Work" in text
    assert f'<strong>Leads</strong> · <a href="/en/cities/{page.slug}/">' in other


def test_an_organisation_from_memory_says_that_it_is_unconfirmed(client: Client) -> None:
    known, remembered = (OrganisationFactory.create(confidence=each) for each in ("seen", "memory"))
    for organisation in (known, remembered):
        publish(OrganisationPageFactory.create(organisation=organisation))

    assert "unconfirmed" not in text_of(client, f"/en/organisations/{known.slug}/")
    assert "unconfirmed: no public source" in text_of(client, f"/en/organisations/{remembered.slug}/")
    assert "unconfirmed: no public source" in text_of(client, "/en/organisations/")


def test_an_untranslated_profile_is_served_under_the_visitor_s_address_with_a_note(client: Client) -> None:
    page = publish(CityPageFactory.create())
    page.copy_for_translation(locale("es"), copy_parents=True, alias=True)

    text = text_of(client, f"/es/cities/{page.slug}/")

    assert '<html lang="es"' in text
    assert "Esta página aún no está traducida. La está leyendo en inglés." in text
    assert '<main id="main" tabindex="-1">' in text
    assert '<h1 lang="en">' in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/en/cities/{page.slug}/">' in text
    assert "hreflang" not in text.partition("</head>")[0]


def test_nothing_private_and_no_markup_of_others_reaches_a_page(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    city = CityFactory.create(name=f"Town {evil}", slug="town", editor_note="whispered")
    MembershipFactory.create(city=city, evidence_note=evil)
    page = publish(CityPageFactory.create(city=city, title=evil, summary=evil))
    CityRoleFactory.create(city=city, note=evil, organisation=OrganisationFactory.create(name=evil, slug="evil"))

    text = text_of(client, page.get_url())

    assert evil not in text
    assert escape(evil) in text
    assert "whispered" not in text


def test_a_public_page_sets_no_cookie_and_varies_by_none(client: Client) -> None:
    page = publish(CityPageFactory.create())

    response = client.get(f"/en/cities/{page.slug}/")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@sync.collected()
def fill(count: int) -> None:
    missions = [concept("mission", f"mission-{number}") for number in range(4)]
    for _number in range(count):
        page = publish(CityPageFactory.create())
        for mission in missions:
            CityRoleFactory.create(city=page.city, mission=mission)
        publish(OrganisationPageFactory.create())


@pytest.mark.slow
def test_lists_take_as_many_queries_for_many_as_for_few(client: Client) -> None:
    lists = ["/en/cities/", "/en/organisations/"]

    def queries() -> list[int]:
        for address in lists:
            client.get(address)
        return [queries_of(partial(client.get, address)) for address in lists]

    fill(2)
    few = queries()
    fill(8)

    assert queries() == few
    assert max(few) <= DIRECTORY


def test_entries_take_as_many_queries_with_many_parts_as_with_few(client: Client) -> None:
    page, other = publish(CityPageFactory.create()), publish(OrganisationPageFactory.create())

    def add() -> None:
        project = ProjectFactory.create()
        project.cities.add(page.city)
        project.organisations.add(other.organisation)
        CityRoleFactory.create(city=page.city, organisation=other.organisation)

    def queries() -> list[int]:
        addresses = (f"/en/cities/{page.slug}/", f"/en/organisations/{other.slug}/")
        return [queries_of(partial(client.get, address)) for address in addresses]

    add()
    queries()
    few = queries()
    for _number in range(6):
        add()

    assert queries() == few
    assert few[0] <= CITY
    assert few[1] <= ORGANISATION


def test_an_empty_directory_and_list_are_proper_pages(client: Client) -> None:
    publish(city_index())
    publish(organisation_index())

    assert "0 member cities in 0 countries." in text_of(client, "/en/cities/")
    assert "No organisation is recorded yet." in text_of(client, "/en/organisations/")
