"""Pages by their address, and what is said where none is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from network.base import gone, views
from tests.factories.cities import CityFactory, CityPageFactory, city_index

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("accepted", "expected"), [("pt-BR,pt;q=0.9", "/pt-br/"), ("de", "/en/"), ("es-MX", "/es/")])
def test_the_root_leads_to_the_best_of_our_languages(client: Client, accepted: str, expected: str) -> None:
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.headers["Location"]) == (302, expected)
    assert "Accept-Language" in response.headers["Vary"]


def test_a_process_says_that_it_lives(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_an_uploaded_file_is_served_and_a_name_that_no_file_can_have_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "map.txt").write_text("streets", encoding="utf-8")
    request = RequestFactory().get("/media/")

    assert views.uploaded(request, "map.txt", tmp_path).status_code == 200
    for name in ("nothing.txt", "a" * 3_000):
        with pytest.raises(Http404):
            views.uploaded(request, name, tmp_path)


def test_a_page_answers_in_each_language_with_its_source_as_canonical(client: Client) -> None:
    CityPageFactory(city=CityFactory(name="Maceio"))

    own, other = client.get("/en/cities/maceio/"), client.get("/es/cities/maceio/")

    assert (own.status_code, other.status_code) == (200, 200)
    assert 'rel="canonical" href="http://127.0.0.1:8000/en/cities/maceio/"' in other.content.decode()
    assert "hreflang" not in other.content.decode().partition("</head>")[0]
    assert '<html lang="es"' in other.content.decode()
    assert '<h1 lang="en">' in other.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/en/cities/nowhere/",
        "/en/nowhere",
        "/xx/cities/",
        "/api/x/",
        "/en/cities/%00/",
        "/en/cities/%ff%fe/",
        "/en/" + "x/" * 1500,
        "/static/nothing.css",
        "/media/nothing.png",
        "/en/cities/.git/",
    ],
)
def test_what_is_not_there_gets_a_proper_page(client: Client, address: str) -> None:
    city_index()

    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_a_404_offers_the_words_of_the_address(client: Client) -> None:
    city_index()

    page = client.get("/en/cities/open-data/").content.decode()

    assert "open data" in page


def test_what_was_taken_away_on_purpose_is_410(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    city_index()
    monkeypatch.setattr(gone, "_answers", [lambda path: {"title": "Sandbox"} if path == "cities/sandbox/" else None])

    response = client.get("/en/cities/sandbox/")

    assert response.status_code == 410
    assert "Sandbox" in response.content.decode()
    assert client.get("/en/cities/other/").status_code == 404


@pytest.mark.django_db
def test_an_address_without_its_last_slash_leads_to_the_page(client: Client) -> None:
    response = client.get("/en/cities?q=a&q=b")

    assert (response.status_code, response.headers["Location"]) == (301, "/en/cities/?q=a&q=b")
    assert client.get("//example.org/%0a").status_code == 404
    assert not client.get("//example.org").headers.get("Location", "").startswith("//")
    assert client.post("/en/cities").status_code == 404
    assert client.get("/en/cities.x").status_code == 404
