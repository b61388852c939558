"""Wagtail's own search of the admin, safe against anything that is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.admin_backend import clean

HOSTILE = ('"', '"(', '"a', "\x00", "a\x00b", "'", "a*", "NEAR(", "((", "\\", "a & !", "%s", "-", "()", "\n")


@pytest.mark.django_db
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_may_be_typed(words: str) -> None:
    backend = get_search_backend()

    for query in (words, PlainText(words), Phrase(words), And([PlainText(words), Not(Phrase(words))])):
        assert list(backend.search(query, Page)) is not None
    assert list(backend.autocomplete(words, Page)) is not None


@pytest.mark.django_db
def test_a_page_is_found_by_its_title() -> None:
    page = Page.objects.filter(depth__gt=1).first()
    assert page is not None
    page.save()

    assert page.pk in [found.pk for found in get_search_backend().search(f'"{page.title}', Page)]


@pytest.mark.django_db
def test_a_save_costs_the_same_whatever_the_index_holds() -> None:
    """An average over all entries is taken when the whole index is made anew, and never for one page."""
    page = Page.objects.filter(depth__gt=1).first()
    assert page is not None
    with CaptureQueriesContext(connection) as of_a_save:
        page.save()
    with CaptureQueriesContext(connection) as of_all:
        call_command("update_index", verbosity=0)

    assert "wagtailsearch_indexentry" in str(of_a_save.captured_queries)
    assert "AVG(" not in str(of_a_save.captured_queries)
    assert "AVG(" in str(of_all.captured_queries)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (PlainText('a"b\x00', operator="or", boost=2.0), "a b"),
        (Phrase('"a b"'), "a b"),
        ("  a \x00 b ", "a b"),
    ],
)
def test_words_stay_and_signs_go(query: Any, words: str) -> None:
    cleaned = clean(query)

    assert getattr(cleaned, "query_string", cleaned) == words
    assert getattr(cleaned, "operator", None) == getattr(query, "operator", None)
    assert getattr(cleaned, "boost", None) == getattr(query, "boost", None)


def test_the_parts_of_a_query_are_cleaned() -> None:
    cleaned = clean(Or([PlainText('"a'), Not(PlainText('"b'))]))

    assert isinstance(cleaned, Or)
    assert [cleaned.subqueries[0].query_string, cleaned.subqueries[1].subquery.query_string] == ["a", "b"]
    assert clean(None) is None


def test_parts_without_a_word_are_left_out() -> None:
    assert clean(And([PlainText('"'), PlainText("a")])).query_string == "a"
    assert clean(Or([PlainText('"'), Not(Phrase('"'))])).query_string == ""
    assert clean(Not(PlainText('"'))).query_string == ""
