"""A state of a list, as machines get it."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from tests.factories.search import Shelf

ATOM = "{http://www.w3.org/2005/Atom}"


def test_all_forms_list_the_same_entries_in_the_same_order(client: Client, shown: Shelf) -> None:
    state = "?q=register&mission=open&mission=near&sort=newest"
    page = BeautifulSoup(client.get(f"/en/search/{state}").content, "html.parser")
    data = client.get(f"/en/search.json{state}").json()
    table = list(csv.DictReader(io.StringIO(client.get(f"/en/search.csv{state}").getvalue().decode())))
    feed = ElementTree.fromstring(client.get(f"/en/search.atom{state}").content)

    ids = [entry["id"] for entry in data["results"]]
    assert len(ids) == data["total"] == 15
    assert [link["href"] for link in page.select("ol.results h3 a")] == [
        f"/en/things/thing-{number}/" for number in ids
    ]
    assert [int(row["id"]) for row in table] == ids
    assert [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")] == [
        f"{settings.SITE_URL}/id/thing/{number}" for number in ids
    ]


def test_json_keeps_its_contract(client: Client, shown: Shelf) -> None:
    response = client.get("/en/search.json?q=register&mission=open&page=1")
    data = response.json()

    assert set(data) == {
        *("query", "total", "page", "pages", "engine", "degraded", "did_you_mean", "missing", "results", "facets"),
        *("licence", "as_of"),
    }
    assert data["query"] == "register"
    assert data["did_you_mean"] is None
    assert data["missing"] == []
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
