"""What a concept says to machines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from network.base.models import Concept, ConceptRelation, Scheme
from network.coalition.vocabularies import skos
from tests.factories.practices import theme

pytestmark = pytest.mark.django_db


def test_a_concept_says_what_it_is_related_to(django_assert_num_queries: Callable[[int], Any]) -> None:
    words = [Concept.objects.create(scheme=Scheme.EVERYDAY, code=code) for code in ("aunt", "granny")]
    others = [theme("privacy"), theme("consent")]
    for word in words:
        for other in others:
            ConceptRelation.objects.create(concept=word, other=other)

    with django_assert_num_queries(4):
        _scheme, node, _other = skos.graph(Scheme.EVERYDAY)["@graph"]

    assert [uri.rpartition("/")[2] for uri in node["related"]] == ["theme.jsonld#privacy", "theme.jsonld#consent"]


def test_a_deprecated_concept_says_what_took_its_place() -> None:
    old, new = theme("old-theme"), theme("new-theme")
    old.replaced_by = new
    old.save()

    node = next(each for each in skos.graph(Scheme.THEME)["@graph"] if each.get("notation") == "old-theme")

    assert (node["deprecated"], node["isReplacedBy"]) == (True, skos.uri(new.uri))
