"""What editors chose stands above the plain library, and changes nothing of the list."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from network.coalition.models import Publication
from tests.cities.queries import queries_of
from tests.factories.publications import publication_page

pytestmark = pytest.mark.django_db
HEADING = '<h2 id="featured">Editors’ choice</h2>'


def choose(title: str, order: int, **fields: Any) -> None:
    page = publication_page(title=title, **fields)
    record = Publication.objects.get(pk=page.publication_id)
    record.featured, record.featured_order = True, order
    record.save()


@pytest.fixture
def library() -> None:
    choose("Second choice", 2, year=2024, slug="second")
    choose("First choice", 1, year=2019, slug="first")
    publication_page(title="Not chosen", year=2022, slug="other")


def above_and_in_list(client: Client, query: str = "", language: str = "en") -> tuple[str, str]:
    above, _bar, below = client.get(f"/{language}/publications/{query}").content.decode().partition('class="bar"')
    return above, below


@pytest.mark.usefixtures("library")
def test_the_editors_choice_stands_on_top_in_its_order(client: Client) -> None:
    above, _below = above_and_in_list(client)

    assert HEADING in above
    assert above.index("First choice") < above.index("Second choice")
    assert "Not chosen" not in above
    assert "Selección editorial" in above_and_in_list(client, language="es")[0]


@pytest.mark.usefixtures("library")
def test_the_list_its_count_and_its_data_stay_as_they_are(client: Client) -> None:
    _above, below = above_and_in_list(client)

    places = [below.index(title) for title in ("Second choice", "Not chosen", "First choice")]
    assert places == sorted(places)
    assert "3 publications</h2>" in below
    found = client.get("/en/publications.json").json()
    assert [each["slug"] for each in found["results"]] == ["second", "other", "first"]
    assert client.get("/en/publications.atom").content.decode().count("<entry>") == 3


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("query", ["?q=choice", "?type=report", "?sort=title", "?q=nothing+at+all", "?exact=1"])
def test_a_list_that_was_searched_narrowed_or_sorted_has_nothing_above_it(client: Client, query: str) -> None:
    assert HEADING not in client.get(f"/en/publications/{query}").content.decode()


def test_only_the_first_page_has_it(client: Client) -> None:
    choose("First choice", 1)
    for _each in range(20):
        publication_page()

    assert HEADING in client.get("/en/publications/").content.decode()
    assert HEADING not in client.get("/en/publications/?page=2").content.decode()


def test_a_library_without_a_choice_and_other_lists_have_nothing_above_them(client: Client) -> None:
    publication_page()

    assert HEADING not in client.get("/en/publications/").content.decode()
    choose("First choice", 1)
    assert HEADING not in client.get("/en/search/").content.decode()
    assert HEADING not in client.get("/en/practices/").content.decode()


def test_it_costs_one_query_however_much_is_chosen(client: Client) -> None:
    publication_page()
    client.get("/en/publications/")
    usual = queries_of(lambda: client.get("/en/publications/?sort=title"))
    for order in range(3):
        choose(f"Choice {order}", order)

    assert queries_of(lambda: client.get("/en/publications/")) == usual + 1
