"""The terms that a file brings are looked at as those of the form, at the same cost however many they are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.base.models import Scheme
from network.coalition.vocabularies import asking, importing
from network.coalition.vocabularies.asking import Asked, asked
from tests.factories.cities import CityPageFactory, publish
from tests.network.coalition.vocabularies.files import HEADER, TREES, read, take

pytestmark = pytest.mark.django_db


def looked_at(content: str, scheme: str = "glossary", name: str = "words.csv") -> Asked:
    file, problems = read(content, scheme, "words.csv")
    assert problems == []
    return asked(scheme, importing.changes(scheme, file), name)


def terms(told: Asked) -> list[tuple[str, str]]:
    return [(each.entry, each.term) for each in told.findings]


def test_only_terms_that_are_new_are_looked_at() -> None:
    take(HEADER + "lanes,urban-green,people,,,,,,,\n")

    assert terms(looked_at(HEADER + "lanes,urban-green,people|garden,,,,,,,\n")) == [("glossary/lanes", "garden")]
    assert looked_at(HEADER + "lanes,urban-green,people,,,,,,,\n").token == ""


def test_a_term_of_two_entries_of_a_file_is_told_at_both() -> None:
    rows = "lanes,urban-green,arborist guild,,,,,,,\nroads,urban-green,arborist guilds,,,,,,,\n"

    assert terms(looked_at(HEADER + rows)) == [
        ("glossary/lanes", "arborist guild"),
        ("glossary/roads", "arborist guilds"),
    ]


def test_the_theme_above_may_share_a_term_and_another_may_not() -> None:
    rows = HEADER + "urban-green,{},urban green,,,,,,,\n"

    assert not terms(looked_at(rows.format("urban-green")))
    assert terms(looked_at(rows.format("other-theme"))) == [("glossary/urban-green", "urban green")]


def test_a_term_that_stands_in_many_texts_is_told_with_its_share() -> None:
    for number in range(12):
        publish(CityPageFactory.create(title=f"Town {number}", summary="Trees of the municipality."))

    told = looked_at(HEADER + "towns,urban-green,municipality|arborist,,,,,,,\n")

    assert [each.term for each in told.findings if "of all texts" in each.text] == ["municipality"]


def test_a_vocabulary_that_search_does_not_know_is_not_looked_at() -> None:
    take("code,en\npilots,Pilot\n", "theme")
    row = "code,en\npilot,pilot\n"

    assert not terms(looked_at(row, Scheme.STAGE))
    assert terms(looked_at(row, Scheme.TARGET_GROUP))


@pytest.mark.parametrize("name", ["theme.csv", "Theme (2).csv", "theme-1.csv"])
def test_a_table_with_the_name_of_another_vocabulary_is_asked_about(name: str) -> None:
    told = looked_at(HEADER + TREES, name=name)

    assert [each.term for each in told.findings] == [name]
    assert not looked_at(HEADER + TREES, name="glossary (2).csv").findings
    assert not looked_at(HEADER + TREES, name="themes-of-mine.csv").findings


def test_of_very_many_terms_the_entries_are_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked_at(HEADER + TREES).effect is not None
    monkeypatch.setattr(asking, "MOST_LOOKED_FOR", 1)

    assert looked_at(HEADER + TREES).effect is None


def test_many_terms_are_looked_at_in_as_many_queries_as_few() -> None:
    take(HEADER + TREES)
    publish(CityPageFactory.create(summary="Street trees and lanes."))

    def cost(size: int) -> int:
        lines = "".join(f"entry-{number},urban-green,street tree|lane {number},,,,,,,\n" for number in range(size))
        file, _problems = read(HEADER + lines)
        found = importing.changes("glossary", file)
        with CaptureQueriesContext(connection) as queries:
            assert asked("glossary", found, "words.csv").findings
        return len(queries)

    cost(1)
    assert cost(2) == cost(9)
