"""Forms that are no pages are found by what one wants to do, in each language, before whatever mentions it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from network.coalition import doors
from network.coalition.searchables import KIND, Pages
from search import sync
from search.suggest import suggestions
from tests.factories.cities import CityPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def _told() -> None:
    publish(
        CityPageFactory.create(summary="The city wants to join a network. Adhérer, unirse, participar da coalizão.")
    )
    sync.rebuild()


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "how do I join"),
        ("es", "cómo unirse"),
        ("pt-br", "como participar da coalizão"),
        ("fr", "comment adhérer"),
    ],
)
def test_whoever_asks_how_to_join_finds_the_form_first(client: Client, language: str, words: str) -> None:
    [first, *_others] = client.get(f"/{language}/search.json", {"q": words}).json()["results"]

    assert (first["kind"], first["language"]) == (KIND, language)
    assert first["url"].endswith(f"/{language}/join/")
    assert client.get(f"/id/page/{first['id']}", follow=True).status_code == 200


@pytest.mark.usefixtures("_told")
def test_its_words_are_those_of_their_own_language(client: Client) -> None:
    found = client.get("/en/search.json", {"q": "rejoindre"}).json()["results"]

    assert not any(each["url"].endswith("/join/") for each in found[:1])
    assert "Join the Coalition" in [each.title for each in suggestions("become a mem", "en")]


def test_all_of_them_are_told_without_a_query(django_assert_num_queries: Callable[[int], Any]) -> None:
    numbers = [door.number for door in doors.DOORS]

    with django_assert_num_queries(0):
        told = list(doors.documents(KIND, numbers))

    assert {each.slug for each in told} == {"join", "feedback"}
    assert set(numbers) <= set(Pages().numbers())
    assert not list(doors.documents(KIND, [1]))


def test_every_door_opens(client: Client) -> None:
    for each in doors.documents(KIND, [door.number for door in doors.DOORS]):
        assert client.get(f"/{each.language}/{each.url_path}").status_code == 200
