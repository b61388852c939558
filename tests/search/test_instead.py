"""What is offered where nothing is found: missions with their counts, and entries of the list at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from search.instead import instead
from search.query import Query
from search.results import top
from tests.factories.search import Shelf, shelf


@pytest.fixture
def practices(shown: Shelf) -> Shelf:
    shown.list_path = "practices/"
    return shown


def of(kind: str = "", **fixed: tuple[str, ...]) -> Query:
    return Query("en", "things/", q="xqzwkv", fixed={**({"kind": (kind,)} if kind else {}), **fixed})


def test_missions_come_in_their_order_with_the_count_of_their_list(practices: Shelf) -> None:
    found = instead(of()).missions

    assert [(each.code, each.label, each.counted, each.url) for each in found] == [
        ("open", "Openness", "7 results", "/en/practices/?mission=open"),
        ("safe", "Safety", "8 results", "/en/practices/?mission=safe"),
        ("near", "Nearness", "8 results", "/en/practices/?mission=near"),
    ]


def test_a_mission_without_entries_is_not_offered(practices: Shelf) -> None:
    for number in range(3, 24, 3):
        practices.withdraw(number)

    assert [each.code for each in instead(of()).missions] == ["safe", "near"]


def test_entries_are_the_newest_of_the_list_and_of_practices_among_several_kinds(practices: Shelf) -> None:
    shelf("book").publish(1, "Newest of all", date="2030")

    assert [each.id for each in instead(of()).entries] == [23, 22, 21]
    assert [each.title for each in instead(of("book")).entries] == ["Newest of all"]


def test_what_editors_chose_comes_before_what_is_new(practices: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def featured(language: str) -> Sequence[Any]:
        return top(language, "thing", sort="title")[:1]

    assert not instead(of("thing")).are_chosen
    monkeypatch.setattr(practices, "featured", featured)

    found = instead(of("thing"))

    assert (len(found.entries), found.are_chosen) == (1, True)


def test_on_a_page_of_a_mission_others_are_not_offered(practices: Shelf) -> None:
    found = instead(of("thing", mission=("safe",)))

    assert not found.missions
    assert {each.missions for each in found.entries} == {("safe",)}


def test_it_costs_the_same_however_much_there_is(
    practices: Shelf, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(2):
        instead(of())
    for number in range(30, 60):
        practices.publish(number, facets={"mission": ("open",)})
    with django_assert_num_queries(2):
        instead(of())
