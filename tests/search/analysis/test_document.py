"""What an engine gets to store of a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.analysis import Term, analyse_document
from search.analysis.lexicon import Lexicon

pytestmark = pytest.mark.django_db


def test_words_keep_their_order_and_other_forms_follow() -> None:
    found = analyse_document({"title": "Sensores públicos"}, (), {}, "es")

    assert found.tokens["title"].split()[:2] == ["sensor", "public"]
    assert {"sensores", "publicos"} <= set(found.tokens["title"].split())


def test_the_summary_counts_as_the_problem_and_an_unknown_field_as_the_rest() -> None:
    found = analyse_document({"summary": "A register", "problem": "Nobody knew", "lessons": "Ask"}, (), {}, "en")

    assert found.tokens["problem"].split()[:4] == ["a", "regist", "nobodi", "knew"]
    assert "ask" in found.tokens["rest"].split()


def test_names_stay_as_they_are_in_every_script() -> None:
    found = analyse_document({}, ("Łódź", "Les Abymes", "القاهرة", "東京"), {}, "en")

    assert found.tokens["names"].split() == ["lodz", "les", "abymes", "القاهرة", "東京"]


def test_assigned_concepts_are_codes_of_their_own() -> None:
    found = analyse_document({}, (), {"theme": ("open-data",), "mission": ("inclusion",)}, "en")

    assert found.codes["assigned"] == ("theme/open-data", "mission/inclusion")


def test_its_words_are_kept_for_corrections() -> None:
    found = analyse_document({"title": "Łódź 2024 of"}, (), {}, "en")

    assert found.words == {"lodz"}


def test_the_words_of_its_labels_find_an_entry_in_every_language(use_terms: Callable[..., Lexicon]) -> None:
    known = use_terms(
        Term("open data", "en", "theme/open-data"),
        Term("datos abiertos", "es", "theme/open-data"),
        Term("données ouvertes", "fr", "theme/open-data"),
    )

    told = analyse_document({"title": "A charter"}, (), {"theme": ("open-data",)}, "en", known)
    other = analyse_document({"title": "A charter"}, (), {}, "en", known)

    assert {"open", "data", "datos", "abiertos", "donnees"} <= set(told.tokens["rest"].split())
    assert other.tokens["rest"] == ""
