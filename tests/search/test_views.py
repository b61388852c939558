"""A state of a list, as people get it; and whatever is asked, a proper answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from tests.factories.search import Shelf


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


def test_the_page_says_which_words_no_result_has(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register+<b>Atlantis</b>&loose=1")
    found = soup(client, "/en/search/?q=register&loose=1")

    assert "No result mentions: b , Atlantis" in text_of(page.find(id="results"))
    assert "No result mentions" not in text_of(found.find(id="results"))


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


def test_words_that_nothing_matches_get_what_is_worth_reading_and_it_says_so(client: Client, shown: Shelf) -> None:
    shown.list_path = "practices/"
    page = soup(client, "/en/search/?q=xqzwkv")

    told = text_of(page.find(id="results"))
    assert "Nothing here matches “xqzwkv”" in told
    assert "No entry comes near: worth reading instead" in told
    assert "Nearest entries" not in told
    assert page.find("a", href="/en/practices/?mission=open")
    assert len(page.select("ol.results > li")) == 3


def test_what_is_near_is_called_near(client: Client, shown: Shelf) -> None:
    told = text_of(soup(client, "/en/search/?q=register&stage=nowhere&mission=gone").find(id="results"))

    assert "Nearest entries" in told
    assert "worth reading instead" not in told


@pytest.mark.parametrize(
    ("address", "words"), [("?q=a%26b+“c”", "&words=a%26b%20%E2%80%9Cc%E2%80%9D"), ("?city=x", "")]
)
def test_where_nothing_is_found_one_can_ask_with_the_same_words(
    client: Client, shown: Shelf, address: str, words: str
) -> None:
    page = soup(client, f"/en/search/{address}")

    [link] = [each for each in page.select("#results a") if text_of(each) == "Ask the network"]
    assert link["href"] == f"/en/feedback/?kind=question{words}"


def test_where_something_is_found_nobody_need_ask(client: Client, shown: Shelf) -> None:
    assert "Ask the network" not in text_of(soup(client, "/en/search/?q=register").find(id="results"))


def test_text_that_is_too_long_is_searched_by_its_beginning_and_the_page_says_so(client: Client, shown: Shelf) -> None:
    long, short = "register " * 45, "register " * 44

    page = soup(client, f"/en/search/?q={long}&sort=")

    assert "only its first 400 characters are" in text_of(page.find(id="results"))
    assert "too long" not in text_of(soup(client, f"/en/search/?q={short}").find(id="results"))
    assert int(str(page.find(id="q")["maxlength"])) > 400  # type: ignore[index]


def test_an_entry_in_another_language_says_so(client: Client, shown: Shelf) -> None:
    shown.publish(99, "Registro de sensores", language="es")

    card = soup(client, "/en/search/?q=sensores").select_one("ol.results > li")

    assert "In Spanish" in text_of(card)
    assert card.select_one("h3 a")["lang"] == "es"  # type: ignore[index, union-attr]


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


def test_a_page_too_far_keeps_what_was_searched_for_and_chosen(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register&mission=open&mission=safe&page=99", 404)
    fields = {(field["name"], field["value"]) for field in page.select("main form input[type=hidden]")}

    assert page.select_one("#q")["value"] == "register"  # type: ignore[index]
    assert fields == {("mission", "open"), ("mission", "safe")}
    assert "This list has no such page. It has 1 page." in text_of(page.find("main"))
    assert next(link["href"] for link in page.select("main li a")) == "/en/search/?q=register&mission=open&mission=safe"


def test_a_page_too_far_leads_to_the_first_and_to_the_last(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register&sort=title&page=3", 404)
    links = {text_of(link): link["href"] for link in page.select("main li a")}

    assert "It has 2 pages." in text_of(page.find("main"))
    assert links["First page of this list"] == "/en/search/?q=register&sort=title"
    assert links["Last page of this list"] == "/en/search/?q=register&sort=title&page=2"


def test_what_is_no_number_of_a_page_leads_to_the_first(client: Client, shown: Shelf) -> None:
    page = soup(client, "/en/search/?q=register&page=x", 404)

    assert page.select_one("#q")["value"] == "register"  # type: ignore[index]
    assert next(text_of(link) for link in page.select("main li a")) == "First page of this list"
    assert "Last page" not in text_of(page.find("main"))


def test_a_page_too_far_is_told_to_machines_as_json(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search.json?q=register&page=99")

    assert response.status_code == 404
    assert response.json() == {"error": "This list has no such page. It has 2 pages."}
    assert client.get("/es/search.json?page=x").json()["error"] != client.get("/en/search.json?page=x").json()["error"]


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
