"""Addresses without a language: permalinks, sitemap, robots."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from network.coalition import sitemap as sitemap_module
from network.coalition.models import HomePage, StandardPage
from practices.models import Practice
from search import registry
from tests.factories.coalition import city_page
from tests.factories.practices import mission, practice_page
from tests.factories.publications import mission_page
from tests.factories.search import Shelf, shelf

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def things() -> Iterator[Shelf]:
    """A kind of which the Coalition's code knows nothing."""
    yield shelf("thing")
    del registry.SEARCHABLES["thing"]


def read(client: Client, address: str) -> ET.Element:
    return ET.fromstring(client.get(address.removeprefix("http://127.0.0.1:8000")).content)


def files(client: Client) -> list[str]:
    return [each.text or "" for each in read(client, "/sitemap.xml").iterfind(".//s:loc", NAMES)]


def entries(client: Client) -> dict[str, dict[str | None, str | None]]:
    """The alternates of each entry of all files; an entry that stands twice does not pass."""
    found = [entry for file in files(client) for entry in read(client, file).iterfind("s:url", NAMES)]
    told = {
        entry.findtext("s:loc", "", NAMES): {
            each.get("hreflang"): each.get("href") for each in entry.iterfind("x:link", NAMES)
        }
        for entry in found
    }
    assert len(told) == len(found)
    return told


def test_a_permalink_leads_to_the_entry_in_the_visitors_language(client: Client, things: Shelf) -> None:
    things.publish(7, "Register", url_path="things/register/", is_source=True)

    response = client.get("/id/thing/7", headers={"Accept-Language": "pt-BR,pt;q=0.9,en;q=0.5"})

    assert (response.status_code, response.headers["Location"]) == (302, "/pt-br/things/register/")
    assert "Accept-Language" in response.headers["Vary"]


def test_a_permalink_without_a_known_language_leads_to_the_default_one(client: Client, things: Shelf) -> None:
    things.publish(7, "Register", url_path="things/register/", is_source=True)

    assert client.get("/id/thing/7", headers={"Accept-Language": "xx"}).headers["Location"] == "/en/things/register/"


@pytest.mark.parametrize(
    "address",
    [
        "/id/thing/8",
        "/id/nothing/7",
        "/id/thing/99999999999999999999999",
        "/id/thing/-1",
        "/id/thing/seven",
        "/id/thing/%00",
        "/id/thing/٧",
        "/id/thing/" + "9" * 400,
        "/id/practice/4711",
        "/id/",
    ],
)
def test_what_never_was_has_no_permalink(client: Client, things: Shelf, address: str) -> None:
    things.publish(7, "Register")

    assert client.get(address, follow=True).status_code == 404


def test_what_was_taken_away_says_so(client: Client) -> None:
    gone = Practice.objects.create(gone_at=timezone.now(), withdrawn_path="cities/lyon/register/")
    draft = Practice.objects.create()

    assert client.get(f"/id/practice/{gone.pk}").status_code == 410
    assert client.get(f"/id/practice/{draft.pk}", follow=True).status_code == 404


def test_a_mission_that_was_taken_back_says_so_and_one_without_a_page_never_was_told(client: Client) -> None:
    page, untold = mission_page("inclusion"), mission("ethical-use")
    address = f"/id/mission/{page.mission_id}"
    told = client.get(address)

    page.unpublish()

    assert (told.status_code, client.get(address).status_code) == (302, 410)
    assert client.get(f"/id/mission/{untold.pk}", follow=True).status_code == 404
    assert client.get("/id/mission/4711", follow=True).status_code == 404


def test_a_permalink_is_only_read(client: Client, things: Shelf) -> None:
    assert client.post("/id/thing/7").status_code == 405


def test_the_sitemap_lists_every_public_page_once_in_its_own_language(client: Client) -> None:
    city = city_page("lyon")
    live, draft = practice_page(city, slug="register"), practice_page(city, slug="draft", live=False)

    found = entries(client)

    assert f"http://127.0.0.1:8000/en/cities/lyon/{live.slug}/" in found
    assert {f"http://127.0.0.1:8000/{code}/" for code in ("en", "es", "pt-br", "fr")} < set(found)
    assert not any(draft.slug in url for url in found)
    assert not any("lyon" in url and "/en/" not in url for url in found)


def test_each_language_has_a_sitemap_of_its_own(client: Client) -> None:
    city_page("lyon")

    assert files(client) == [f"http://127.0.0.1:8000/sitemap-{code}.xml" for code in ("en", "es", "pt-br", "fr")]
    for file in files(client):
        language = file.partition("sitemap-")[2].removesuffix(".xml")
        urls = [each.text or "" for each in read(client, file).iterfind(".//s:loc", NAMES)]
        assert f"http://127.0.0.1:8000/{language}/practices/" in urls
        assert all(url.startswith(f"http://127.0.0.1:8000/{language}/") for url in urls)


def test_a_page_behind_a_restriction_is_left_out(client: Client) -> None:
    city = city_page("lyon")
    city.view_restrictions.create(restriction_type="login")

    assert not any("lyon" in url for url in entries(client))


def test_real_translations_are_alternates_and_aliases_are_none(client: Client, settings: object) -> None:
    settings.INTERFACE_LANGUAGES = ["en", "es"]  # type: ignore[attr-defined]
    city = city_page("lyon")
    alias = city.copy_for_translation(
        HomePage.objects.get(locale__language_code="es").locale, copy_parents=True, alias=True
    )

    found = entries(client)

    assert alias.live
    assert found["http://127.0.0.1:8000/en/"] == {
        "en": "http://127.0.0.1:8000/en/",
        "es": "http://127.0.0.1:8000/es/",
        "x-default": "http://127.0.0.1:8000/en/",
    }
    assert found["http://127.0.0.1:8000/es/"] == found["http://127.0.0.1:8000/en/"]
    assert found["http://127.0.0.1:8000/en/cities/lyon/"] == {}
    assert "http://127.0.0.1:8000/es/cities/lyon/" not in found


def test_a_large_sitemap_is_a_list_of_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_module, "MOST", 2)
    for number in range(3):
        city_page(f"city-{number}")

    assert "http://127.0.0.1:8000/sitemap-en-2.xml" in files(client)
    assert "http://127.0.0.1:8000/en/cities/city-2/" in entries(client)
    for address in (
        "/sitemap-en-99.xml",
        "/sitemap-en-0.xml",
        "/sitemap-en-1.xml",
        "/sitemap-xx.xml",
        "/sitemap-1.xml",
    ):
        assert client.get(address, follow=True).status_code == 404


def test_the_sitemap_costs_the_same_for_one_page_and_for_many(
    client: Client, django_assert_max_num_queries: object
) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    client.get("/sitemap-en.xml")
    for number in range(30):
        home.add_child(instance=StandardPage(title=f"Page {number}", slug=f"page-{number}"))

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get("/sitemap-en.xml")


def test_robots_are_told_where_the_sitemap_is_and_what_is_not_for_them(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/\n" in response.text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml\n" in response.text


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/id/thing/7"])
def test_nothing_here_sets_a_cookie(client: Client, things: Shelf, address: str) -> None:
    things.publish(7, "Register", is_source=True)

    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "default-src" in response.headers["Content-Security-Policy"]
