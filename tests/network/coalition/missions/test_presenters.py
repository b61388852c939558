from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cities.models import CityPage
from network.base.models import Scheme
from search import sync
from tests.factories.cities import CityFactory, CityPageFactory, CityRoleFactory, concept, publish
from tests.factories.events import event_page
from tests.factories.practices import mission, practice_page
from tests.factories.publications import milestone, mission_page, publication_page

pytestmark = pytest.mark.django_db


def lead(page: CityPage, code: str) -> None:
    role = concept(Scheme.ROLE_KIND, "co-lead", "co-lead")
    CityRoleFactory.create(
        city=page.city, role=role, mission=mission(code), is_coalition=False, organisation=None, attested_on="2023-10"
    )


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_heading_is_the_official_title_and_no_milestone_is_invented(client: Client) -> None:
    mission_page(title="Promote the ethical use of data & technologies", why="<p>Because it can harm.</p>")

    text = text_of(client, "/en/missions/ethical-use/")

    assert "<h1>Promote the ethical use of data &amp; technologies</h1>" in text
    assert "Because it can harm." in text
    assert "No evidence yet." in text


def test_milestones_stand_on_the_scale_with_their_history_and_source(client: Client) -> None:
    page = mission_page()
    milestone(page, ("limited", "2024"), ("complete", "2025-06"), title="A register in each city", due="2026")

    text = text_of(client, "/en/missions/ethical-use/")

    assert "A register in each city" in text
    assert "Complete" in text
    assert "as of June 2025" in text
    assert "Limited progress" in text
    assert "Meant for 2026" in text
    assert "https://example.org/source" in text
    assert "No evidence yet." not in text


def test_a_role_in_a_mission_leads_to_its_page(client: Client) -> None:
    page = mission_page()
    city = publish(CityPageFactory.create())
    CityRoleFactory.create(city=city.city, mission=page.mission, organisation=None)

    html = client.get(f"/fr/cities/{city.slug}/").content.decode()

    assert '· <a href="/fr/missions/ethical-use/">' in html


def test_lead_cities_are_derived_from_roles(client: Client) -> None:
    mission_page()
    city = publish(CityPageFactory.create())
    assert "Cities that lead" not in text_of(client, "/en/missions/ethical-use/")

    lead(city, "ethical-use")

    text = text_of(client, "/en/missions/ethical-use/")
    assert "Cities that lead" in text
    assert f'<a href="/en/cities/{city.slug}/">' in text
    assert "as stated for October 2023" in text


def test_active_cities_are_those_with_a_practice_and_stand_on_the_map(client: Client) -> None:
    mission_page()
    city = publish(CityPageFactory.create())
    publish(practice_page(city, missions=["ethical-use"]))
    idle = publish(CityPageFactory.create(city=CityFactory.create(name="Idle town")))

    text = text_of(client, "/en/missions/ethical-use/")

    assert "1 active city" in text
    assert '<svg class="atlas"' in text or "light" in text
    assert idle.city is not None
    assert "Idle town" not in text


def test_practices_are_narrowed_by_stage_and_region(client: Client) -> None:
    mission_page()
    running, idea = concept(Scheme.STAGE, "running", "Running"), concept(Scheme.STAGE, "idea", "Idea")
    publish(practice_page(title="The first", missions=["ethical-use"], stage=running))
    publish(practice_page(title="The second", missions=["ethical-use"], stage=idea))
    publish(practice_page(title="The third", missions=["inclusion"], stage=running))

    both = text_of(client, "/en/missions/ethical-use/")
    one = text_of(client, "/en/missions/ethical-use/?stage=running&theme=ignored&q=ignored")

    assert "The first" in both
    assert "The second" in both
    assert "The third" not in both
    assert 'id="facet-stage"' in both
    assert 'id="facet-theme"' not in both
    assert "The first" in one
    assert "The second" not in one
    assert 'name="robots" content="noindex' in one
    assert "/en/practices.csv?mission=ethical-use&amp;stage=running" in one


def test_an_empty_state_and_a_page_that_is_none_are_proper_answers(client: Client) -> None:
    mission_page()
    publish(practice_page(missions=["ethical-use"]))

    assert client.get("/en/missions/ethical-use/?stage=nothing&region=%00").status_code == 200
    beyond = client.get("/en/missions/ethical-use/?page=99")
    assert beyond.status_code == 404
    assert 'href="/en/missions/ethical-use/"' in beyond.content.decode()


def test_publications_of_the_mission_are_listed(client: Client) -> None:
    mission_page()
    publication_page(title="A guide", missions=["ethical-use"])
    publication_page(title="Another", missions=["inclusion"])

    text = text_of(client, "/en/missions/ethical-use/")

    assert "A guide" in text
    assert "Another" not in text
    assert "/en/publications/?mission=ethical-use" in text


def test_events_of_the_mission_are_listed_the_next_one_first(client: Client) -> None:
    mission_page()
    assert 'id="events"' not in text_of(client, "/en/missions/ethical-use/")
    event_page(title="Long ago", start="2019-05-02", missions=["ethical-use"])
    event_page(title="Last year", start="2024-09-05", missions=["ethical-use"])
    event_page(title="Another mission", start="2099", missions=["inclusion"])
    event_page(title="One day", start="2099", missions=["ethical-use"], takes_registrations=True)

    text = text_of(client, "/en/missions/ethical-use/")

    places = [text.index(f"{title}</a>") for title in ("One day", "Last year", "Long ago")]
    assert text.index('id="events"') < places[0]
    assert places == sorted(places)
    assert "Another mission" not in text
    assert "/en/search/?kind=event&amp;mission=ethical-use" in text


def test_the_list_of_missions_names_each_with_its_practices(client: Client) -> None:
    mission_page("ethical-use", title="Use data well")
    publish(practice_page(missions=["ethical-use"]))

    text = text_of(client, "/es/missions/")

    assert '<a href="/es/missions/ethical-use/" lang="en" hreflang="en">Use data well</a>' in text


def test_an_empty_list_says_so(client: Client) -> None:
    assert "No mission is told yet." in text_of(client, "/en/missions/")


@pytest.mark.parametrize("many", [1, 6])
def test_a_mission_costs_the_same_for_one_item_and_for_many(
    client: Client, django_assert_max_num_queries: Callable[..., Any], many: int
) -> None:
    with sync.collected() as waiting:
        page = mission_page(themes=[f"theme-{number}" for number in range(many)])
        for _each in range(many):
            milestone(page, ("limited", "2024"), ("complete", "2025"))
            city = publish(CityPageFactory.create())
            lead(city, "ethical-use")
            practice_page(city, missions=["ethical-use"], stage=concept(Scheme.STAGE, "running"))
            publication_page(missions=["ethical-use"], cities=[city.city])
            event_page(missions=["ethical-use"], start="2099", takes_registrations=True, capacity=9)
        waiting.forget()  # all is told at once
    sync.rebuild()
    client.get("/en/missions/ethical-use/")

    with django_assert_max_num_queries(15):
        client.get("/en/missions/ethical-use/")
