"""Missions are names: by their number and their titles, in every language, the mission itself is found first."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from django.http import QueryDict

from network.coalition.seed.folder import SHIPPED
from search.analysis import keys
from search.query import Query
from search.results import Result, find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

INTERFACE = ("en", "es", "pt-br", "fr")


def first(words: str, language: str) -> Result:
    state = QueryDict(mutable=True)
    state["q"] = words
    return find(Query.parse(state, language, "search/"), facets=False, size=5).results[0]


def names() -> Iterator[tuple[str, str, str]]:
    """Code of a mission, language, a label of several words."""
    with (SHIPPED / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            scheme, _, code = row["code_uri"].partition("/")
            if scheme == "mission" and " " in row["text"]:
                yield code, row["language"], row["text"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("mission 4", "en"),
        ("misión 4", "es"),
        ("mision 4", "es"),
        ("missão 4", "pt-br"),
        ("MISSAO 4", "pt-br"),
        ("mission 4", "fr"),
        ("misión 4", "en"),
        ("mission four", "en"),
        ("misión cuatro", "fr"),
        ("missie 4", "en"),
    ],
)
def test_the_number_of_a_mission_finds_it_first(words: str, language: str) -> None:
    found = first(words, language)

    assert (found.kind, found.missions) == ("mission", ("inclusion",))


def test_every_title_and_name_of_every_mission_finds_it_first_in_each_interface() -> None:
    """Unless another entry has a mission's very name for its title."""
    wrong, namesakes = [], {" ".join(keys(words)) for _code, _language, words in names()}
    for code, language, words in names():
        for interface in (language, "en") if language in INTERFACE else INTERFACE:
            found = first(words, interface)
            is_it = (found.kind, found.missions) == ("mission", (code,))
            if not is_it and " ".join(keys(found.title)) not in namesakes:
                wrong.append((words, interface, found.kind, found.title))

    assert wrong == []


def test_one_word_that_a_mission_has_for_a_label_is_a_word_like_others() -> None:
    assert first("inclusion", "en").kind != "mission"
