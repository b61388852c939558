"""The rule of counts, over the public data: a count is the total of the state in which its facet holds it alone."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from io import StringIO
from random import Random
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from search import registry, sync
from search.query import Query
from search.registry import Document, Searchable
from search.results import find
from tests.factories.corpus import Corpus
from tests.factories.search import Shelf

SEED = 20_261
ENTRIES = 500
ABOVE = 100_000  # numbers that no record of the site has
STATES = 300 if connection.vendor == "sqlite" and not os.environ.get("SEARCH_BY") else 100  # slower elsewhere
WHOLE = 20  # states of which every count is looked at
DRAWN = 5  # counts of each other state
LANGUAGES = ("en", "es", "pt-br", "fr")

State = dict[str, list[str]]

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Beside(Searchable):
    """The records of the site, and those of a shelf beside them."""

    def __init__(self, site: Searchable, shelf: Shelf) -> None:
        self.site, self.shelf = site, shelf
        self.kind, self.label, self.order = site.kind, site.label, site.order
        self.counted, self.list_path = site.counted, site.list_path

    def numbers(self) -> Iterable[int]:
        return [*self.site.numbers(), *self.shelf.numbers()]

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        on_site = [number for number in numbers if number not in self.shelf.held]
        return [*self.site.documents(on_site), *self.shelf.documents(numbers)]


@pytest.fixture
def crowd(seeded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site's own practices and entries by the hundred, told in four languages, with every facet."""
    shelf = Shelf("practice")
    monkeypatch.setitem(registry.SEARCHABLES, "practice", Beside(registry.SEARCHABLES["practice"], shelf))
    for number, told in Corpus("practice", SEED, words=10).records(ENTRIES):
        shelf.held[ABOVE + number] = [replace(document, number=ABOVE + number) for document in told]
    sync.refresh("practice", shelf.held)


class Data:
    """The public JSON of one list."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        self.known: dict[str, Any] = {}

    def __call__(self, state: State) -> Any:
        address = f"{self.path}?{urlencode(sorted(state.items()), doseq=True)}"
        if address not in self.known:
            self.known[address] = self.client.get(address).json()
        return self.known[address]

    def values(self) -> Mapping[str, list[str]]:
        return {name: [each["value"] for each in told] for name, told in self({})["facets"].items()}


def total(language: str, state: State) -> int:
    """How much a state of the list of practices finds, without the page that shows it: hundreds are asked for."""
    asked = QueryDict(urlencode(state, doseq=True))
    query = Query.parse(asked, language, "practices/", {"kind": ("practice",)})
    return find(query, facets=False, size=1).total


def drawn(chance: Random, values: Mapping[str, list[str]]) -> State:
    """At least two facets, one of them with two values; sometimes words."""
    names = chance.sample(sorted(values), k=chance.choice([2, 2, 3, 4]))
    state = {name: chance.sample(values[name], k=chance.choice([1, 2])) for name in names}
    state[names[0]] = chance.sample(values[names[0]], k=2)
    if chance.random() < 0.3:
        state["q"] = [chance.choice(["data", "register", "dados", "escuela", "open data"])]
    return state


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_is_the_total_of_its_state(language: str, crowd: None, client: Client) -> None:
    """One language each, so that several processes share the work."""
    wrong, looked_at = [], 0
    chance = Random(f"{SEED} {language}")
    data = Data(client, f"/{language}/practices.json")
    assert data({})["total"] > ENTRIES  # those of the site are among them
    values = data.values()

    for number in range(STATES // len(LANGUAGES)):
        state = drawn(chance, values)
        assert data(state)["total"] == total(language, state)
        counts = [(name, each) for name, told in data(state)["facets"].items() for each in told]
        for name, each in counts if number < WHOLE // len(LANGUAGES) else chance.sample(counts, DRAWN):
            looked_at += 1
            if total(language, {**state, name: [each["value"]]}) != each["count"]:
                wrong.append((state, name, each))

    assert wrong == []
    assert looked_at > (STATES * DRAWN + WHOLE * 50) // len(LANGUAGES)


def test_page_feed_table_and_data_list_the_same_entries_in_the_same_order(crowd: None, client: Client) -> None:
    chance = Random(SEED)
    data = Data(client, "/en/practices.json")
    values = data.values()

    for _ in range(WHOLE):
        state = {**drawn(chance, values), "sort": ["newest"]}
        query = urlencode(state, doseq=True)
        found = data(state)
        expected = [urlsplit(each["url"]).path for each in found["results"]]

        assert in_page(client, query) == expected
        assert in_feed(client, query) == expected
        rows = in_table(client, query)
        assert rows[:20] == [str(each["id"]) for each in found["results"]]
        assert len(rows) == found["total"]


def in_page(client: Client, query: str) -> list[str]:
    page = client.get(f"/en/practices/?{query}").content.decode()
    page, _, _closest_where_nothing_is_found = page.partition("Nothing here matches")
    return re.findall(r'<li class="hit.*?<h3><a href="([^"]+)"', page, re.DOTALL)


def in_feed(client: Client, query: str) -> list[str]:
    feed = client.get(f"/en/practices.atom?{query}").content.decode()
    entries = re.findall(r"<entry\b.*?</entry>", feed, re.DOTALL)
    links = [re.search(r'<link\b[^>]*\bhref="([^"]+)"', entry) for entry in entries]
    return [urlsplit(link[1]).path for link in links if link]


def in_table(client: Client, query: str) -> list[str]:
    text = client.get(f"/en/practices.csv?{query}").getvalue().decode("utf-8-sig")
    return [row["id"] for row in csv.DictReader(StringIO(text))]
