from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from network.coalition.models import Publication
from network.coalition.publications import sections
from tests.factories.cities import CityPageFactory, OrganisationPageFactory, ProjectFactory, publish
from tests.factories.practices import practice_page
from tests.factories.publications import publication_page, publisher

pytestmark = pytest.mark.django_db


def test_a_city_shows_the_publications_that_tell_of_it(client: Client) -> None:
    city, other = publish(CityPageFactory.create()), publish(CityPageFactory.create())
    page = publication_page(title="A guide", cities=[city.city])

    text = client.get(f"/en/cities/{city.slug}/").content.decode()

    assert f'<a href="/en/publications/{page.slug}/">A guide</a>' in text
    assert f"/en/publications/?city={city.slug}" in text
    assert client.get(f"/en/cities/{city.slug}.json").json()["sections"]["publications"][0]["title"] == "A guide"
    assert "A guide" not in client.get(f"/en/cities/{other.slug}/").content.decode()


def test_an_organisation_shows_what_it_wrote_or_published(client: Client) -> None:
    house, other = (publish(OrganisationPageFactory.create()) for _each in range(2))
    publication_page(title="A guide", contributors=[publisher("The House", house.organisation)])

    assert "A guide" in client.get(f"/en/organisations/{house.slug}/").content.decode()
    assert "A guide" not in client.get(f"/en/organisations/{other.slug}/").content.decode()


def test_a_practice_shows_the_publications_that_document_it_and_its_joint_projects(client: Client) -> None:
    practice = publish(practice_page())
    other = publish(practice_page())
    project = ProjectFactory.create(name="A project of four cities")
    assert practice.practice is not None
    practice.practice.projects.add(project)
    publication_page(title="A guide", practices=[practice])

    text, without = (client.get(page.url).content.decode() for page in (practice, other))

    assert 'id="publications"' in text
    assert "A guide" in text
    assert 'id="projects"' in text
    assert "A project of four cities" in text
    assert 'id="publications"' not in without
    assert 'id="projects"' not in without


def test_a_section_costs_two_queries(django_assert_num_queries: Callable[..., Any]) -> None:
    city = publish(CityPageFactory.create())
    record = city.city
    for _each in range(3):
        publication_page(cities=[record])
    sections.of_city(city, "en")  # the search reads its words once

    with django_assert_num_queries(2):
        section = sections.of_city(city, "en")

    assert section is not None
    assert len(section.items) == 3


def test_a_publication_names_the_project_it_comes_from(client: Client) -> None:
    page = publication_page()
    Publication.objects.get(pk=page.publication_id).projects.add(ProjectFactory.create(name="Four pilots"))

    assert "Four pilots" in client.get(f"/en/publications/{page.slug}/").content.decode()
