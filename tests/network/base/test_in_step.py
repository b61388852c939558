"""A vocabulary is data that editors keep: with a word of it, everything that says the word is found another way."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from network.base.models import ConceptLabel, LabelKind, Theme
from network.base.transactions import WriteTransaction
from search import sync
from search.models import SearchDocument
from search.query import Query
from search.results import find
from tests.factories.cities import CityPageFactory, publish

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    query = Query.parse(QueryDict(f"q={words}", encoding="utf-8"), "en", "search/")
    return [result.title for result in find(query).results]


def labelled(theme: Theme, text: str, language: str = "en") -> ConceptLabel:
    return ConceptLabel.objects.create(concept=theme, language=language, kind=LabelKind.ALTERNATIVE, text=text)


def a_theme(code: str) -> Theme:
    return Theme.objects.create(code=code)


def test_a_new_label_leads_to_what_already_says_it_in_another_language() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    labelled(theme, "arbolado viario", "es")
    assert found("arbolado viario") == []

    labelled(theme, "street trees")

    assert found("arbolado viario") == ["Hilltown"]


def test_a_removed_label_leads_there_no_more() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    labelled(theme, "arbolado viario", "es")
    label = labelled(theme, "street trees")

    label.delete()

    assert found("arbolado viario") == []


def test_what_says_a_replaced_concept_is_found_by_the_words_of_its_successor() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    old, new = a_theme("urban-green"), a_theme("nature")
    labelled(old, "street trees")
    labelled(new, "naturaleza urbana", "es")
    assert found("naturaleza urbana") == []

    old.replaced_by = new
    old.save()

    assert found("naturaleza urbana") == ["Hilltown"]


def test_a_request_that_changes_many_labels_tags_once_at_its_end(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    tagged: list[set[str]] = []
    whole = sync._tag_anew

    def noted(wanted: set[str]) -> int:
        tagged.append(wanted)
        return whole(wanted)

    monkeypatch.setattr(sync, "_tag_anew", noted)

    def view(request: HttpRequest) -> HttpResponse:
        for text in ("street trees", "town trees", "park trees"):
            labelled(theme, text)
        return HttpResponse()

    WriteTransaction(view)(rf.post("/"))

    assert tagged == [{"theme/urban-green"}]
    assert "theme/urban-green" in str(SearchDocument.objects.get(title="Hilltown").codes)


def test_a_request_that_fails_tags_nothing(rf: RequestFactory) -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")

    def view(request: HttpRequest) -> HttpResponse:
        labelled(theme, "street trees")
        return HttpResponse(status=500)

    WriteTransaction(view)(rf.post("/"))

    assert not ConceptLabel.objects.filter(text="street trees").exists()
    assert found("street trees") == ["Hilltown"]
    assert "theme/urban-green" not in str(SearchDocument.objects.get(title="Hilltown").codes)
