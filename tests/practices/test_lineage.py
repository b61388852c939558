from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from practices.lineage import relations
from tests.factories.practices import joined, practice_page, translated

pytestmark = pytest.mark.django_db


def names(page: Any, language: str = "en") -> list[tuple[str, str]]:
    return [(relation.name, relation.title) for relation in relations(page, language)]


def test_a_relation_is_shown_on_both_pages_with_its_inverse_name() -> None:
    younger, older = practice_page(title="Younger"), practice_page(title="Older")
    joined(younger, older, "derived-from")

    assert names(younger) == [("derived from", "Older")]
    assert names(older) == [("adapted as", "Younger")]


def test_a_symmetric_relation_stored_twice_is_shown_once() -> None:
    one, other = practice_page(title="One"), practice_page(title="Other")
    joined(one, other, "similar")
    joined(other, one, "similar")

    assert names(one) == [("similar to", "Other")]


def test_a_relation_to_a_draft_or_from_one_is_not_shown() -> None:
    shown, draft = practice_page(title="Shown"), practice_page(title="Draft", live=False)
    joined(shown, draft, "similar")
    joined(draft, shown, "replaces")

    assert names(shown) == []


def test_a_relation_to_itself_is_not_shown() -> None:
    page = practice_page()
    joined(page, page, "similar")

    assert names(page) == []


def test_a_reader_is_led_to_the_translation() -> None:
    page, target = practice_page(), practice_page(title="English")
    joined(page, target, "similar")
    translated(target, title="Español")

    assert names(page, "es") == [("similar to", "Español")]
    assert names(page, "fr") == [("similar to", "English")]


def test_many_relations_cost_two_queries(django_assert_num_queries: Callable[..., Any]) -> None:
    page = practice_page()
    for _ in range(5):
        joined(page, practice_page(), "similar")
        joined(practice_page(), page, "derived-from")

    with django_assert_num_queries(2):
        assert len(relations(page, "en")) == 10
