"""What is marked in a text, and that it stays a text."""

from __future__ import annotations

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import analyse_query
from search.highlight import mark

pytestmark = pytest.mark.django_db


def marked(text: str, typed: str, language: str = "en") -> str:
    return mark(text, analyse_query(typed, language, correct=False).units, language)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Registers of algorithms", "algorithm", "Registers of <mark>algorithms</mark>"),
        ("In Maceió, today", "maceio", "In <mark>Maceió</mark>, today"),
        ("The council's data", "council data", "The <mark>council</mark>&#x27;s <mark>data</mark>"),
        ("Open data is data, open", '"open data"', "<mark>Open data</mark> is data, open"),
        ("data that is open", '"open data"', "data that is open"),
        ("東京都", "東京都", "<mark>東京都</mark>"),
        ("Nothing here", "sensor", "Nothing here"),
        ("Nothing typed", "", "Nothing typed"),
    ],
)
def test_words_are_marked_in_any_form(text: str, typed: str, expected: str) -> None:
    assert marked(text, typed) == expected


def test_an_accent_is_forgiven_after_the_stem() -> None:
    assert marked("As participações", "participacoes", "pt-br") == "As <mark>participações</mark>"


def test_markup_in_a_text_stays_text() -> None:
    found = marked('<script>alert("algorithm")</script> & more', "algorithm script")

    assert isinstance(found, SafeString)
    assert found == (
        "&lt;<mark>script</mark>&gt;alert(&quot;<mark>algorithm</mark>&quot;)&lt;/<mark>script</mark>&gt; &amp; more"
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), typed=st.text(max_size=40))
def test_without_marks_it_is_the_escaped_text(db: None, text: str, typed: str) -> None:
    assert marked(text, typed).replace("<mark>", "").replace("</mark>", "") == escape(text)
