from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from search import registry, sync
from search.analysis import renew_lexicon, terms
from search.analysis.versions import versions
from search.models import DocumentServes, FacetValue, SearchDocument, State, Word, WordKey
from search.registry import CityRef, Term, Text
from search.signals import words_changed
from tests.factories.search import Shelf


def served() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for language, serves in DocumentServes.objects.values_list("document__language", "language"):
        found.setdefault(language, set()).add(serves)
    return found


def test_a_document_is_stored_whole(things: Shelf) -> None:
    things.publish(
        1,
        "An algorithm register",
        summary="Says which algorithms decide.",
        texts=(Text("problem", "Nobody knew."), Text("problem", "Still not.")),
        names=("Amsterdam",),
        concepts={"theme": ("open-data",)},
        facets={"mission": ("openness", "openness"), "theme": ()},
        year=2020,
        date="2020-05-01",
        city=CityRef("amsterdam", "Amsterdam"),
        cities=("amsterdam",),
        data={"stage": "running"},
    )

    [row] = SearchDocument.objects.all()
    values = set(FacetValue.objects.values_list("field", "value"))

    assert (row.title, row.body) == ("An algorithm register", {"problem": ["Nobody knew.", "Still not."]})
    assert row.city == {"slug": "amsterdam", "name": "Amsterdam"}
    assert values == {("mission", "openness"), ("kind", "thing"), ("language", "en"), ("year", "2020")}
    assert row.facets.startswith("kind=thing\nlanguage=en\nmission=openness\nyear=2020\nserves=en")


def test_each_language_is_served_once_by_its_own_text_or_the_source(things: Shelf) -> None:
    things.put(1, "Registro", language="es", is_source=True)
    things.publish(1, "Register", language="en")
    assert served() == {"es": {"es", "pt-br", "fr"}, "en": {"en"}}

    things.held[1] = [document for document in things.held[1] if document.language == "en"]
    sync.refresh("thing", [1])
    assert served() == {"en": {"en", "es", "pt-br", "fr"}}


def test_without_a_source_the_sites_first_language_serves_else_any(things: Shelf) -> None:
    things.put(1, "Registre", language="fr")
    things.publish(1, "Register", language="en")
    things.publish(2, "Registre", language="fr")

    assert set(DocumentServes.objects.filter(language="es").values_list("document__title", flat=True)) == {
        "Register",
        "Registre",
    }
    assert DocumentServes.objects.get(language="es", document__number=1).document.language == "en"


def test_nothing_is_written_where_nothing_changed(things: Shelf) -> None:
    things.publish(1, "Sensors")
    before = State.objects.get(), SearchDocument.objects.get().version

    assert sync.refresh("thing", [1]) == 0

    assert (State.objects.get().documents_version, SearchDocument.objects.get().version) == (
        before[0].documents_version,
        before[1],
    )


def test_a_change_is_written_with_a_higher_version_and_a_new_token(things: Shelf) -> None:
    things.publish(1, "Sensors")
    things.publish(2, "Trees")
    before, token = SearchDocument.objects.get(number=1).version, State.objects.get().documents_version

    things.publish(1, "Sensors and trees")

    assert SearchDocument.objects.get(number=1).version > before
    assert State.objects.get().documents_version != token
    assert SearchDocument.objects.get(number=2).version < SearchDocument.objects.get(number=1).version


def test_what_is_withdrawn_leaves_nothing(things: Shelf) -> None:
    things.publish(1, "Sensors", facets={"mission": ("openness",)})
    things.withdraw(1)

    models = (SearchDocument, DocumentServes, FacetValue, Word, WordKey)
    assert [model.__name__ for model in models if model._default_manager.exists()] == []


def test_words_are_counted_by_documents_and_language(things: Shelf) -> None:
    things.publish(1, "Sensors count", summary="Sensors everywhere")
    things.publish(2, "Sensors sleep")
    things.publish(3, "Sensors", language="fr")
    assert dict(Word.objects.filter(word="sensors").values_list("language", "documents")) == {"en": 2, "fr": 1}
    assert WordKey.objects.filter(word__word="sleep", key="slep").exists()

    things.publish(2, "Trees sleep")
    assert Word.objects.get(word="sensors", language="en").documents == 1
    assert Word.objects.get(word="trees").documents == 1


def test_documents_are_counted_as_they_come_and_go(things: Shelf) -> None:
    things.publish(1, "Sensors")
    things.publish(2, "Trees")
    things.put(2, "Arbres", language="fr")
    things.publish(2, "Trees and roots")
    assert State.objects.get().documents == 3

    things.withdraw(2)
    assert State.objects.get().documents == 1


def test_a_rebuild_mends_the_count_of_documents(things: Shelf) -> None:
    things.publish(1, "Sensors")
    State.objects.update(documents=7)

    sync.rebuild()

    assert State.objects.get().documents == 1


def test_a_publish_reads_none_of_the_other_documents(things: Shelf) -> None:
    """Nothing is counted and no word looked for in all of a table: what such a statement takes grows with the site."""
    things.publish(1, "Sensors")

    with CaptureQueriesContext(connection) as captured:
        things.publish(2, "Sensors and trees")

    statements = [each["sql"] for each in captured]
    assert [sql for sql in statements if "COUNT(" in sql] == []
    assert [sql for sql in statements if "search_wordkey" in sql and "SELECT" in sql and " IN (" not in sql] == []


def test_an_undone_publish_leaves_no_trace(things: Shelf) -> None:
    things.publish(1, "Sensors")

    with transaction.atomic():
        things.publish(1, "Trees")
        transaction.set_rollback(True)

    assert SearchDocument.objects.get().title == "Sensors"


def test_collected_records_are_refreshed_at_the_end(things: Shelf) -> None:
    with sync.collected(), sync.collected():
        things.publish(1, "Sensors")
        things.publish(1, "Trees")
        assert not SearchDocument.objects.exists()

    assert SearchDocument.objects.get().title == "Trees"


def test_a_rebuild_finds_what_changed_vanished_and_lost_its_kind(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        things.publish(number, f"Thing {number}")
    other = Shelf("other")
    registry.register(other)
    other.publish(1)
    monkeypatch.delitem(registry.SEARCHABLES, "other")
    things.put(1, "Changed")
    del things.held[2]
    things.put(4, "New")

    assert sync.rebuild() == 4

    assert dict(SearchDocument.objects.values_list("number", "title")) == {1: "Changed", 3: "Thing 3", 4: "New"}
    assert sync.rebuild() == 0


def test_queries_are_the_same_for_one_record_and_for_many(things: Shelf) -> None:
    def cost(numbers: Iterable[int]) -> int:
        for number in numbers:
            things.put(number, "Sensors", facets={"mission": ("a", "b")})
        with CaptureQueriesContext(connection) as queries:
            sync.refresh("thing", numbers)
        return len(queries)

    things.publish(99, "Sensors")

    assert cost([1]) == cost(range(2, 20))


def test_a_changed_term_tags_anew_what_says_it(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[Term] = []
    of_its_kind = {"assigned": ["kind/thing"]}
    monkeypatch.setattr(terms, "_sources", [lambda: known])
    things.publish(1, "Street trees of the town")
    things.publish(2, "Something else")
    assert SearchDocument.objects.get(number=1).codes == of_its_kind

    known.append(Term("street trees", "en", "theme/green"))
    renew_lexicon()
    assert sync.tag_anew(["theme/green"]) == 1
    assert SearchDocument.objects.get(number=1).codes == {"title": ["theme/green"]} | of_its_kind

    known.clear()
    renew_lexicon()
    assert sync.tag_anew(["theme/green"]) == 1
    assert SearchDocument.objects.get(number=1).codes == of_its_kind


def test_changed_words_are_told_once_with_what_is_collected(things: Shelf) -> None:
    told: list[list[str]] = []

    def receiver(sender: type, targets: list[str], **kwargs: Any) -> None:
        told.append(targets)

    things.publish(1, "Street trees")
    before = versions()
    words_changed.connect(receiver)
    try:
        with sync.collected():
            sync.terms_changed(["theme/green"])
            sync.terms_changed(["theme/air", "theme/green"])
            assert told == []
        with sync.collected() as waiting:
            sync.terms_changed(["theme/water"])
            waiting.forget()
    finally:
        words_changed.disconnect(receiver)

    assert told == [["theme/air", "theme/green"]]
    assert versions()[0] != before[0]
    assert versions()[1] == before[1]
