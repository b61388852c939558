"""Everybody finds the vocabularies: one page leads to all their files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from network.base.models import Scheme
from network.coalition.vocabularies.listing import ABOUT
from tests.network.coalition.vocabularies.files import HEADER, TREES, take

pytestmark = pytest.mark.django_db

ADDRESS = "/en/vocabularies/"


def test_each_vocabulary_is_told_with_its_size_and_its_files(client: Client) -> None:
    take(HEADER + TREES)

    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser").main
    assert page is not None
    themes, glossary = page.find_all("li")

    assert "Themes" in themes.get_text()
    assert "2 entries" in themes.get_text()
    assert "1 entry" in glossary.get_text()
    assert str(ABOUT[Scheme.GLOSSARY]) in glossary.get_text()
    for link in page.find_all("a", href=lambda url: url.startswith("/vocabularies/")):
        assert client.get(str(link["href"])).status_code == 200
    assert [link["href"] for link in glossary.find_all("a")] == [
        "/vocabularies/glossary.csv",
        "/vocabularies/glossary.jsonld",
    ]
    assert page.find("a", rel="license", href="https://creativecommons.org/licenses/by/4.0/")


def test_a_vocabulary_without_entries_is_not_offered(client: Client) -> None:
    assert "/vocabularies/glossary.csv" not in client.get(ADDRESS).content.decode()


def test_every_vocabulary_says_what_it_is() -> None:
    assert set(ABOUT) == set(Scheme)


@pytest.mark.parametrize(("language", "name"), [("es", "Temas"), ("fr", "Thèmes"), ("pt-br", "Temas")])
def test_the_page_is_reached_from_every_footer_and_from_the_bare_address(
    language: str, name: str, client: Client
) -> None:
    led = client.get("/vocabularies/", headers={"accept-language": language})
    shown = client.get(f"/{language}/vocabularies/").content.decode()

    assert led["Location"] == f"/{language}/vocabularies/"
    assert client.get("/vocabularies", headers={"accept-language": language}, follow=True).status_code == 200
    assert f">{name}</p>" in shown
    footer = BeautifulSoup(client.get(f"/{language}/feedback/").content, "html.parser").footer
    assert footer is not None
    assert footer.find("a", href=f"/{language}/vocabularies/")


def test_the_sitemap_has_the_page_and_no_file(client: Client) -> None:
    told = client.get("/sitemap-es.xml").content.decode()

    assert "/es/vocabularies/</loc>" in told
    assert ".csv" not in told


def test_the_page_costs_the_same_however_many_vocabularies_there_are(
    client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    client.get(ADDRESS)
    with django_assert_num_queries(1):
        client.get(ADDRESS)
    for scheme in Scheme:
        if scheme not in {Scheme.GLOSSARY, Scheme.THEME}:
            take("code,en\na,A\nb,B\n", scheme.value)
    take(HEADER + TREES)

    with django_assert_num_queries(1):
        client.get(ADDRESS)
