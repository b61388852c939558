"""A vocabulary is data that editors keep: with a word of it, everything that says the word is found another way."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from network.base import indexing
from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, OutboxRow, Theme
from network.base.transactions import WriteTransaction
from search import health
from search.analysis import analyse_query
from search.engines.elasticsearch import index, rebuilding
from search.engines.elasticsearch.server import patient
from search.models import SearchDocument
from search.query import Query
from search.results import find
from tests.factories.cities import CityPageFactory, publish
from tests.factories.search import tag

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    query = Query.parse(QueryDict(f"q={words}", encoding="utf-8"), "en", "search/")
    return [result.title for result in find(query).results]


def labelled(theme: Concept, text: str, language: str = "en") -> ConceptLabel:
    return ConceptLabel.objects.create(concept=theme, language=language, kind=LabelKind.ALTERNATIVE, text=text)


def a_theme(code: str) -> Theme:
    return Theme.objects.create(code=code)


def codes(title: str) -> str:
    return str(SearchDocument.objects.get(title=title).codes)


def test_a_new_label_leads_to_what_already_says_it_in_another_language() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    labelled(theme, "arbolado viario", "es")
    assert found("arbolado viario") == []

    labelled(theme, "street trees")
    tag()

    assert found("arbolado viario") == ["Hilltown"]


def test_a_removed_label_leads_there_no_more() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    labelled(theme, "arbolado viario", "es")
    label = labelled(theme, "street trees")
    tag()
    assert found("arbolado viario") == ["Hilltown"]

    label.delete()
    tag()

    assert found("arbolado viario") == []


def test_a_removed_entry_of_the_glossary_tags_nothing_any_more() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    entry = GlossaryEntry.objects.create(code="street-trees")
    labelled(entry, "street trees")
    tag()
    assert "glossary/street-trees" in codes("Hilltown")

    entry.delete()
    tag()

    assert "glossary/street-trees" not in codes("Hilltown")


def test_what_says_a_replaced_concept_is_found_by_the_words_of_its_successor() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    old, new = a_theme("urban-green"), a_theme("nature")
    labelled(old, "street trees")
    labelled(new, "naturaleza urbana", "es")
    tag()
    assert found("naturaleza urbana") == []

    old.replaced_by = new
    old.save()
    tag()

    assert found("naturaleza urbana") == ["Hilltown"]


def test_queries_know_a_word_at_once_and_texts_once_the_worker_has_tagged_them() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")

    labelled(theme, "street trees")

    [unit] = analyse_query("street trees", "en").units
    assert unit.concepts == (("theme/urban-green", 1.0),)
    assert "theme/urban-green" not in codes("Hilltown")
    tag()
    assert "theme/urban-green" in codes("Hilltown")


def test_a_change_writes_only_the_documents_that_it_touches() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    publish(CityPageFactory.create(title="Millbrook", summary="Trees of the street market."))
    publish(CityPageFactory.create(title="Lakeside", summary="Sensors at the water."))
    before = dict(SearchDocument.objects.values_list("title", "version"))

    labelled(a_theme("urban-green"), "street trees")
    tag()

    after = dict(SearchDocument.objects.values_list("title", "version"))
    assert {title for title in after if after[title] != before[title]} == {"Hilltown"}


def test_an_undone_change_leaves_nothing_to_the_worker() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    waiting = OutboxRow.objects.filter(kind=indexing.WORDS)
    waiting.delete()

    with transaction.atomic():
        labelled(theme, "street trees")
        assert waiting.exists()
        transaction.set_rollback(True)

    assert not waiting.exists()
    assert analyse_query("street trees", "en").units[0].concepts == ()


def test_a_request_that_changes_many_labels_leaves_one_row(rf: RequestFactory) -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")
    waiting = OutboxRow.objects.filter(kind=indexing.WORDS)
    waiting.delete()

    def view(request: HttpRequest) -> HttpResponse:
        for text in ("street trees", "town trees", "park trees"):
            labelled(theme, text)
        return HttpResponse()

    WriteTransaction(view)(rf.post("/"))

    assert [row.payload["targets"] for row in waiting] == [["theme/urban-green"]]
    tag()
    assert "theme/urban-green" in codes("Hilltown")


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("server")
def test_the_server_follows_what_was_tagged() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    publish(CityPageFactory.create(title="Lakeside", summary="Sensors at the water."))
    theme = a_theme("urban-green")
    labelled(theme, "arbolado viario", "es")
    rebuilding.rebuild()

    labelled(theme, "street trees")
    tag()
    patient().indices.refresh(index=index.asked())

    assert list(health.differences()) == []
    assert found("arbolado viario") == ["Hilltown"]


def test_a_request_that_fails_tags_nothing(rf: RequestFactory) -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    theme = a_theme("urban-green")

    def view(request: HttpRequest) -> HttpResponse:
        labelled(theme, "street trees")
        return HttpResponse(status=500)

    WriteTransaction(view)(rf.post("/"))

    assert not ConceptLabel.objects.filter(text="street trees").exists()
    assert found("street trees") == ["Hilltown"]
    tag()
    assert "theme/urban-green" not in codes("Hilltown")
