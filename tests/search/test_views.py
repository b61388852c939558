"""A state of a list, as people and machines get it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from search import registry, sync
from search.facets import Facet
from search.registry import CityRef, Text
from tests.factories.search import Shelf

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def shown(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Twenty-three things, in two cities and of three missions."""
    names = {"open": "Openness", "safe": "Safety", "near": "Nearness"}
    own = Facet("mission", "Mission", 10, lambda values, language: names, sort="order")
    cities = Facet("city", "City", 50, lambda values, language: {value: value.title() for value in values})
    kept = {name: facet for name, facet in registry.FACETS.items() if name in {"kind", "year", "language"}}
    monkeypatch.setattr(registry, "FACETS", {**kept, "mission": own, "city": cities})
    sync.rebuild()  # nothing but things
    for number in range(1, 24):
        city = "maceio" if number % 2 else "lodz"
        mission = ("open", "safe", "near")[number % 3]
        things.publish(
            number,
            f"Sensor register {number}" if number < 23 else "<script>alert(1)</script> & =1",
            summary="A register of sensors.",
            texts=(Text("done", "Algorithms are listed."),),
            facets={"mission": (mission,), "city": (city,)},
            city=CityRef(city, city.title()),
            cities=(city,),
            missions=(mission,),
            year=2000 + number,
            date=str(2000 + number),
            data={"stage": "pilot", "membership": "member"},
        )
    return things


def soup(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def text_of(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


def test_the_page_counts_in_words_and_shows_twenty(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register")

    assert text_of(page.find(id="count")) == "23 results"
    assert len(page.select("ol.results > li")) == 20
    assert text_of(page.select_one("ol.results > li .meta span")) == "Thing"
    assert page.title
    assert page.title.get_text().startswith("register – 23 results")
    assert page.find("h1").get_text() == "Search"  # type: ignore[union-attr]
    assert page.find(id="q")["value"] == "register"  # type: ignore[index]


def test_matches_are_marked_and_markup_of_entries_is_text(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=registers&sort=newest")

    assert page.select_one("ol.results mark").get_text() == "register"  # type: ignore[union-attr]
    assert not page.select("ol.results script")


def test_a_chosen_value_is_ticked_and_has_a_chip_that_removes_it(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register&mission=open&mission=safe&city=lodz")

    assert {box["value"] for box in page.select("#facets input:checked")} == {"open", "safe", "lodz"}
    assert [text_of(chip) for chip in page.select(".chip")] == [
        "Remove filter: Openness",
        "Remove filter: Safety",
        "Remove filter: Lodz",
    ]
    assert page.select(".chip")[0]["href"] == "/en/search/?q=register&mission=safe&city=lodz"
    assert page.select_one("a.clear")["href"] == "/en/search/?q=register"  # type: ignore[index]


def test_more_filters_open_when_one_of_them_is_chosen(client: Client, shown: Shelf) -> None:
    assert not soup(client, "/en/search/").select_one("#more-filters").has_attr("open")  # type: ignore[union-attr]
    assert soup(client, "/en/search/?year=2003").select_one("#more-filters").has_attr("open")  # type: ignore[union-attr]


def test_an_empty_field_leaves_the_address(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search/?q=&mission=open&sort=")

    assert (response.status_code, response["Location"]) == (302, "/en/search/?mission=open")


def test_only_the_plain_list_is_for_search_engines(client: Client, shown: Shelf) -> None:
    plain, filtered = soup(client, "/en/search/"), soup(client, "/en/search/?mission=open")
    second, spanish = soup(client, "/en/search/?page=2"), soup(client, "/es/search/")

    assert plain.select_one("link[rel=canonical]")["href"] == f"{settings.SITE_URL}/en/search/"  # type: ignore[index]
    assert second.select_one("link[rel=canonical]")["href"].endswith("/en/search/?page=2")  # type: ignore[index, union-attr]
    assert spanish.select_one("link[rel=canonical]")["href"] == f"{settings.SITE_URL}/es/search/"  # type: ignore[index]
    assert {each["hreflang"]: each["href"] for each in spanish.select("link[hreflang]")} == {
        **{code: f"{settings.SITE_URL}/{code}/search/" for code in ("en", "es", "pt-br", "fr")},
        "x-default": f"{settings.SITE_URL}/en/search/",
    }
    assert not filtered.select("link[hreflang]")
    assert not plain.select("meta[name=robots]")
    assert filtered.select_one("meta[name=robots]")["content"] == "noindex, follow"  # type: ignore[index]
    assert not filtered.select("link[rel=canonical]")


def test_a_slip_is_mended_said_and_can_be_refused(client: Client, shown: Shelf) -> None:
    mended = soup(client, "/en/search/?q=algoritmhs")
    refused = soup(client, "/en/search/?q=algoritmhs&exact=1")

    assert "Showing results for algorithms" in text_of(mended.find(id="results"))
    assert mended.find(id="q")["value"] == "algoritmhs"  # type: ignore[index]
    assert mended.find("a", href="/en/search/?q=algoritmhs&exact=1")
    assert "Did you mean algorithms ?" in text_of(refused.find(id="results"))
    assert refused.find("a", href="/en/search/?q=algorithms")
    assert text_of(refused.find(id="count")) == "0 results"


def test_an_empty_list_says_what_to_leave_out_and_what_is_near(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register&mission=open&city=nowhere")

    assert "Without “Nowhere” : 7" in text_of(page.find(id="results"))
    assert len(page.select("ol.results > li")) == 3
    assert page.find(id="q")["value"] == "register"  # type: ignore[index]
    assert len(page.select(".chip")) == 2


def test_chance_hits_are_no_answer_and_the_page_leads_to_them(client: Client, things: Shelf) -> None:
    things.publish(1, "Winter markets")
    things.publish(2, "Snow in the park")
    things.publish(3, "Removal of barriers")

    page = soup(client, "/en/search/?q=snow+removal")
    link = page.find("a", href="/en/search/?q=snow+removal&loose=1")

    assert {each.get_text(" ", strip=True) for each in page.select("ol.results h3, ol.results h4")} == {
        "Snow in the park",
        "Removal of barriers",
    }
    assert link
    assert client.get("/en/search.json?q=snow+removal").json()["total"] == 0
    found = client.get("/en/search.json?q=snow+removal&loose=1").json()
    assert found["total"] == 2
    loose = soup(client, "/en/search/?q=snow+removal&loose=1")
    assert loose.find("input", attrs={"name": "loose", "value": "1"})


def test_words_that_nothing_matches_get_the_newest_entries(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=xqzwkv")

    assert "Nothing here matches “xqzwkv”" in text_of(page.find(id="results"))
    assert len(page.select("ol.results > li")) == 3


def test_an_entry_in_another_language_says_so(client: Client, shown: Shelf) -> None:
    shown.publish(99, "Registro de sensores", language="es")

    card = soup(client, "/en/search/?q=sensores").select_one("ol.results > li")

    assert "In Spanish" in text_of(card)
    assert card.select_one("h3 a")["lang"] == "es"  # type: ignore[index, union-attr]


def test_all_forms_list_the_same_entries_in_the_same_order(client: Client, shown: Shelf) -> None:
    state = "?q=register&mission=open&mission=near&sort=newest"
    page = [link["href"] for link in soup(client, f"/en/search/{state}").select("ol.results h3 a")]
    data = client.get(f"/en/search.json{state}").json()
    table = list(csv.DictReader(io.StringIO(client.get(f"/en/search.csv{state}").getvalue().decode())))
    feed = ElementTree.fromstring(client.get(f"/en/search.atom{state}").content)

    ids = [entry["id"] for entry in data["results"]]
    assert len(ids) == data["total"] == 15
    assert page == [f"/en/things/thing-{number}/" for number in ids]
    assert [int(row["id"]) for row in table] == ids
    assert [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")] == [
        f"{settings.SITE_URL}/id/thing/{number}" for number in ids
    ]


def test_json_keeps_its_contract(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search.json?q=register&mission=open&page=1")
    data = response.json()

    assert set(data) == {
        *("query", "total", "page", "pages", "engine", "degraded", "did_you_mean", "results", "facets"),
        *("licence", "as_of"),
    }
    assert data["query"] == "register"
    assert data["did_you_mean"] is None
    assert set(data["results"][0]) == {
        *("id", "kind", "slug", "title", "url", "language", "summary", "city", "cities", "missions", "year"),
        *("membership", "pinned"),
    }
    assert data["results"][0]["city"] in ({"slug": "maceio", "name": "Maceio"}, {"slug": "lodz", "name": "Lodz"})
    assert set(data["facets"]["mission"][0]) == {"value", "label", "count", "selected", "url"}
    assert response["Access-Control-Allow-Origin"] == "*"


def test_the_address_of_a_value_leads_to_the_state_that_it_counts(client: Client, shown: Shelf) -> None:
    data = client.get("/en/search.json?city=lodz").json()

    for value in data["facets"]["mission"]:
        assert client.get(value["url"]).json()["total"] == value["count"]


def test_a_table_holds_every_entry_once_below_one_header(client: Client, shown: Shelf) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/en/search.csv?page=7").getvalue().decode())))

    assert rows[0][:4] == ["id", "slug", "kind", "title"]
    assert rows[0][-2:] == ["membership", "stage"]
    assert sorted(int(row[0]) for row in rows[1:]) == list(range(1, 24))


def test_a_feed_is_dated_linked_and_licensed(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search.atom?q=register")
    feed = ElementTree.fromstring(response.content)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}

    assert response["Content-Type"].startswith("application/atom+xml")
    assert links["self"] == "http://testserver/en/search.atom?q=register&sort=newest"
    assert feed.findtext(f"{ATOM}id", "").startswith("tag:")
    assert len(feed.findall(f"{ATOM}entry")) == 20
    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}updated") == "2023-01-01T00:00:00+00:00"  # type: ignore[union-attr]
    assert "alert(1)" not in feed.findtext(f"{ATOM}title", "")


BYTES = [
    "q=%ff%fe%80",
    "q=%00a%00",
    "q=%22%27%3B--",
    "q=" + "a" * 10_000,
    "q=" + "%22" * 3_000,
    "q=" + "a+" * 5_000,
    "q=%F0%9F%8F%99%ED%A0%80",
    "q=*&q=(&q=NEAR/2",
    "q=title:x+AND+NOT",
    "foo=1&mission=%00&city=%ff&kind=" + "k" * 3_000,
    "mission=a&" * 300,
    "year=-1&language=xx&sort=%00&exact=2",
]


@pytest.mark.parametrize("query", BYTES)
@pytest.mark.parametrize("form", ["/", ".json", ".csv", ".atom"])
def test_any_bytes_get_a_proper_answer(client: Client, shown: Shelf, query: str, form: str) -> None:
    response = client.get(f"/en/search{form}?{query}", follow=True)

    assert response.status_code == 200
    assert response.getvalue()


@pytest.mark.parametrize("page", ["99999999999999999999", "3", "0", "-1", "x", "1e3", "%00", "١"])
def test_a_page_that_is_not_there_is_a_proper_404(client: Client, shown: Shelf, page: str) -> None:
    assert "Page not found" in soup(client, f"/en/search/?page={page}", 404).get_text()
    assert client.get(f"/en/search.json?page={page}").status_code == 404
    assert client.get("/en/search/?page=2").status_code == 200


@pytest.mark.parametrize("debugging", [False, True])
def test_more_fields_than_anybody_sends_are_refused(
    client: Client, shown: Shelf, settings: Settings, debugging: bool
) -> None:
    settings.DEBUG = debugging

    assert client.get("/en/search/?" + "a=1&" * 10_001).status_code == 400


def test_suggestions_have_kind_title_address_and_city(client: Client, shown: Shelf) -> None:
    found = client.get("/en/suggest.json?q=sens").json()

    assert found[0] == {
        "kind": "thing",
        "title": found[0]["title"],
        "url": found[0]["url"],
        "city": found[0]["city"],
    }
    assert found[0]["title"].startswith("Sensor register")


def test_nothing_is_remembered_about_the_visitor(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search/?q=register")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post("/en/search/").status_code == 405


@pytest.mark.parametrize("address", ["/en/search/?q=register", "/en/search/?q=nothing+xqzwkv&mission=open"])
def test_a_page_costs_the_same_for_few_entries_and_for_many(
    client: Client, shown: Shelf, address: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client.get(address)
    with django_assert_max_num_queries(20) as many:
        client.get(address)
    for number in range(2, 24):
        shown.withdraw(number)
    client.get(address)
    with django_assert_max_num_queries(20) as few:
        client.get(address)

    assert len(few) == len(many)
