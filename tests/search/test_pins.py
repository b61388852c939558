"""What editors pin to a query stands first in it, and every figure of the page stays true."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search import engines, pins, registry, sync
from search.engines.interface import Question
from search.facets import Facet
from search.models import Pin
from search.pins import Record
from search.query import Query
from search.results import Results, everything, find
from tests.factories.search import Shelf

BEGAN = date(2026, 1, 1)


@pytest.fixture
def stock(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Thirty registers, and something that has none of the words."""
    colours = Facet("colour", "Colour", 10, lambda values, language: {})
    monkeypatch.setattr(registry, "FACETS", {**registry.FACETS, "colour": colours})
    for number in range(1, 31):
        things.put(number, f"Register {number}", facets={"colour": ("red" if number % 2 else "blue",)})
    sync.refresh("thing", things.held)
    things.publish(40, "Something else", facets={"colour": ("blue",)})
    return things


def pin(words: str, number: int, **told: Any) -> Pin:
    return Pin.objects.create(**{"words": words, "kind": "thing", "number": number, "first_day": BEGAN, **told})


def ask(address: str, language: str = "en") -> Results:
    return find(Query.parse(QueryDict(address), language, "search/"))


def ids(results: Results) -> list[int]:
    return [result.id for result in results.results]


def test_a_pinned_hit_is_moved_up_and_shown_once(stock: Shelf) -> None:
    before = ask("q=register")
    pin("register", 30)

    after = ask("q=register")

    assert ids(after)[0] == 30
    assert after.total == before.total == 30
    assert sorted(ids(after) + ids(ask("q=register&page=2"))) == list(range(1, 31))
    assert [result.id for result in after.results if result.pinned] == [30]


def test_what_lacks_the_words_is_a_hit_by_being_pinned_and_counted_as_one(stock: Shelf) -> None:
    pin("register", 40)

    results = ask("q=register")
    [colour] = [view for view in results.facets if view.name == "colour"]

    assert (ids(results)[0], results.total) == (40, 31)
    assert {option.value: option.count for option in colour.options} == {"blue": 16, "red": 15}
    for option in colour.options:
        assert ask(f"q=register&colour={option.value}").total == option.count


def test_chosen_filters_leave_it_out_like_any_other(stock: Shelf) -> None:
    pin("register", 40)

    assert ids(ask("q=register&colour=blue"))[0] == 40
    assert 40 not in ids(ask("q=register&colour=red"))
    assert ask("q=register&kind=nothing").total == 0


def test_several_stand_in_their_order_whatever_the_words_weigh(stock: Shelf) -> None:
    pin("register", 7, order=3)
    pin("register", 40, order=1)
    pin("register", 9, order=2)
    pin("register", 40, order=9)

    assert ids(ask("q=register"))[:4] == [40, 9, 7, 1]


def test_another_order_that_a_visitor_chose_is_kept(stock: Shelf) -> None:
    pin("register", 40)

    results = ask("q=register&sort=title&page=2")

    assert (results.total, ids(results)[-1], results.results[-1].pinned) == (31, 40, True)


def test_data_of_the_whole_list_have_it_too(stock: Shelf) -> None:
    pin("register", 40)

    every = [result.id for result in everything(Query.parse(QueryDict("q=register"), "en", "search/"))]

    assert (every[0], len(every), len(set(every))) == (40, 31, 31)


@pytest.mark.parametrize("typed", ["Łódź  açaí", "LODZ ACAI", "lódz, açai!", '"lodz açaí"'])
def test_case_accents_and_gaps_do_not_matter(stock: Shelf, typed: str) -> None:
    pin("Lodz açaí", 40)

    assert ids(ask(f"q={typed}")) == [40]


@pytest.mark.parametrize("typed", ["acai lodz", "lodz", "lodz acai city"])
def test_other_words_are_another_query(stock: Shelf, typed: str) -> None:
    pin("lodz acai", 40)

    assert 40 not in ids(ask(f"q={typed}"))


def test_a_corrected_query_counts_as_corrected_until_it_is_taken_as_typed(stock: Shelf) -> None:
    pin("register", 40)

    assert ask("q=regsiter").did_you_mean == "register"
    assert ids(ask("q=regsiter"))[0] == 40
    assert ids(ask("q=regsiter&exact=1")) == []


def test_a_word_that_would_be_corrected_can_be_pinned_as_typed(stock: Shelf) -> None:
    pin("regsiter", 40)

    assert ids(ask("q=regsiter&exact=1")) == [40]
    assert ids(ask("q=regsiter"))[0] == 40


def test_a_pin_is_of_its_language_or_of_all(stock: Shelf) -> None:
    pin("register", 40, language="es")
    pin("register", 30)

    assert ids(ask("q=register"))[:2] == [30, 1]
    assert ids(ask("q=register", "es"))[:2] == [40, 30]


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-09T23:59:00Z", False),
        ("2026-03-10T00:01:00Z", True),
        ("2026-03-12T23:59:00Z", True),
        ("2026-03-13T00:01:00Z", False),
    ],
)
def test_it_runs_from_its_first_day_to_the_end_of_its_last(stock: Shelf, moment: str, shown: bool) -> None:
    pin("register", 40, first_day=date(2026, 3, 10), last_day=date(2026, 3, 12))

    with time_machine.travel(moment, tick=False):
        assert (40 in ids(ask("q=register"))) is shown


def test_days_are_those_of_the_site(stock: Shelf, settings: Any) -> None:
    settings.TIME_ZONE = "America/Maceio"
    made = pin("register", 40, first_day=date(2026, 3, 10), last_day=date(2026, 3, 10))

    with time_machine.travel("2026-03-11T01:00:00Z", tick=False):
        assert made.state() == "running"
        assert 40 in ids(ask("q=register"))
    with time_machine.travel("2026-03-11T03:01:00Z", tick=False):
        assert made.state() == "over"
        assert 40 not in ids(ask("q=register"))


def test_what_is_not_public_vanishes_and_comes_back(stock: Shelf) -> None:
    pin("register", 40)
    stock.withdraw(40)

    assert (ids(ask("q=register"))[0], ask("q=register").total) == (1, 30)

    stock.publish(40, "Something else")
    assert ids(ask("q=register"))[0] == 40


def test_a_change_of_a_pin_counts_at_once(stock: Shelf) -> None:
    made = pin("register", 40)
    assert ids(ask("q=register"))[0] == 40

    made.number = 12
    made.save()
    assert ids(ask("q=register"))[0] == 12

    Pin.objects.all().delete()
    assert ids(ask("q=register"))[0] == 1


def test_at_most_one_query_more_and_none_where_nothing_is_pinned(stock: Shelf) -> None:
    def cost(address: str) -> int:
        ask(address)
        with CaptureQueriesContext(connection) as captured:
            ask(address)
        return len(captured)

    before = cost("q=register")
    for number in range(1, 15):
        pin("register", number)
        pin("unasked", number)

    assert (cost("q=register"), cost("q=registers")) == (before + 1, before)
    assert len(ask("q=register").results) == 20
    assert sum(result.pinned for result in ask("q=register").results) == pins.MOST


def test_the_page_says_it_to_the_eye_and_to_the_ear_and_data_name_it(client: Client, stock: Shelf) -> None:
    pin("register", 40)

    page = client.get("/es/search/?q=register").content.decode()
    told = client.get("/en/search.json?q=register").json()

    assert page.count("Selección editorial") == page.count('class="pinned"') == 1
    assert [entry["id"] for entry in told["results"] if entry["pinned"]] == [40]
    assert told["total"] == 31


def test_a_table_that_was_read_is_read_anew_when_something_is_pinned(client: Client, stock: Shelf) -> None:
    old = client.get("/en/search.csv?q=register")["ETag"]
    pin("register", 40)

    assert client.get("/en/search.csv?q=register", headers={"If-None-Match": old}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "https://directory.example.org/es/things/thing-7/?q=1#more",
        "/en/things/thing-7/",
        "things/thing-7",
        "/id/thing/7",
        "thing/7",
    ],
)
def test_an_entry_is_named_by_its_address(stock: Shelf, address: str) -> None:
    assert pins.entry_at(address) == Record("thing", 7)


@pytest.mark.parametrize(
    "address", ["", "/", "/en/", "/id/thing/99", "/id/thing/" + "9" * 30, "things/", "\x00", "http://["]
)
def test_what_is_at_no_public_address_is_none(stock: Shelf, address: str) -> None:
    assert pins.entry_at(address) is None


def test_lists_without_words_have_none(stock: Shelf) -> None:
    pin("register", 40)

    assert not any(result.pinned for result in ask("").results)
    assert engines.current().find(Question(language="en", order="newest"), 0, 1).total == 31
