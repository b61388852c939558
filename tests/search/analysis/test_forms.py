"""Regular forms of known words are words."""

from __future__ import annotations

import pytest

from search.analysis.forms import is_form


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("pagamos", "es"),
        ("denegue", "es"),
        ("prohibieron", "es-mx"),
        ("nego", "es"),
        ("consertaram", "pt-br"),
        ("effacerent", "fr"),
        ("interdirent", "fr"),
        ("debriefed", "en"),
        ("stopping", "en"),
        ("nuages", "fr"),
    ],
)
def test_a_regular_form_of_a_known_word_is_known(word: str, language: str) -> None:
    assert is_form(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("pagamso", "es"),
        ("quarties", "fr"),
        ("computadors", "pt-br"),
        ("transparenc", "en"),
        ("vigilanca", "es"),
        ("pagamos", "en"),
        ("pagamos", "de"),
        ("a", "es"),
    ],
)
def test_a_slip_in_a_form_and_another_languages_form_are_not(word: str, language: str) -> None:
    assert not is_form(word, language)


def test_a_form_of_a_word_of_the_vocabularies_is_known() -> None:
    assert not is_form("xatboteamos", "es")
    assert is_form("xatboteamos", "es", {"xatbotear"})
