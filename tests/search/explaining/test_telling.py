"""An explanation in the words of who reads it."""

from __future__ import annotations

import pytest
from django.utils import translation

from search import registry
from search.explaining.parts import Explanation, OfUnit, Part
from search.explaining.telling import Line, Told, told
from search.explaining.ways import Way
from search.facets import Facet

pytestmark = pytest.mark.django_db

WAY = Way("datos", ("es", "pt"), is_part=True)


def lines(*parts: Part, language: str = "en") -> list[Line]:
    found = told({1: Explanation(3.0, "es", (OfUnit("datos", "", parts),), ())}, language)
    return list(found[1].groups[0].lines)


def test_a_concept_is_named_by_the_label_that_its_app_gives_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    labels = {"en": {"open-data": "Open data"}, "fr": {"open-data": "Données ouvertes"}}
    facet = Facet("theme", "Theme", 1, lambda values, language: labels[language])
    monkeypatch.setattr(registry, "FACETS", {"theme": facet})
    part = Part("concept", 1.0, "assigned", 1, code="theme/open-data", way=WAY)

    assert lines(part) == [Line("Concept: Open data", 1.0, "its concepts", 1, "datos", ("es", "pt"), is_part=True)]
    with translation.override("fr"):
        assert lines(part, language="fr")[0].what.endswith(": Données ouvertes")


def test_what_nobody_labels_is_named_by_its_code() -> None:
    [line] = lines(Part("name", 1.0, "names", 1, code="name/planet/mars"))

    assert line.what == "Name: mars"


def test_signals_make_a_group_of_their_own() -> None:
    found: Told = told({1: Explanation(3.0, "es", (), (Part("pinned", 2.0), Part("as_typed", 1.0)))}, "en")[1]

    [group] = found.groups
    assert (group.words, group.score) == ("", 3.0)
    assert [line.what for line in group.lines] == ["Pinned by editors", "Words as typed, side by side or in labels"]
