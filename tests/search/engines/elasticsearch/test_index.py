from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from elasticsearch import BadRequestError

from search.engines.elasticsearch import index
from search.engines.elasticsearch.index import Changes, NoIndexError
from search.engines.elasticsearch.mapping import LANGUAGES, read_alias
from search.engines.elasticsearch.server import patient
from search.engines.interface import REDUCED

pytestmark = pytest.mark.elasticsearch


def told(version: int, title: str = "Sensors", document: int = 1) -> dict[str, Any]:
    return {
        "kind": "thing",
        "number": document,
        "document": document,
        "language": "en",
        "version": version,
        "hash": "x",
        "values": ["serves=en"],
        "title": title,
    }


def titles(name: str) -> list[str]:
    patient().indices.refresh(index=name)
    return [hit["_source"]["title"] for hit in patient().search(index=name)["hits"]["hits"]]


def test_a_late_write_never_brings_back_what_was_deleted_after_it(server: str) -> None:
    name = index.begin()
    index.write(Changes({1: told(5)}))
    index.write(Changes(ended={1: 7}))

    assert index.write(Changes({1: told(6, "Late")})) == {}
    assert titles(name) == []

    assert index.write(Changes({1: told(8, "New")})) == {}
    assert titles(name) == ["New"]


def test_an_older_text_never_replaces_a_newer_one(server: str) -> None:
    name = index.begin()
    index.write(Changes({1: told(7, "New")}))

    assert index.write(Changes({1: told(6, "Old")})) == {}
    assert titles(name) == ["New"]


def test_what_nobody_holds_can_be_deleted_again(server: str) -> None:
    index.begin()

    assert index.write(Changes(ended={1: 1})) == {}
    assert index.write(Changes(ended={1: 2})) == {}


def test_a_document_that_the_server_never_takes_is_listed_without_its_texts_and_the_others_are_taken_whole(
    server: str, caplog: pytest.LogCaptureFixture
) -> None:
    name = index.begin()
    strange = {"unknown field": {"e_mail": "a@example.org"}, "too long": {"title_key": "x" * 40_000}}
    written = {number: told(1, document=number) | each for number, each in enumerate(strange.values(), 1)}

    assert index.write(Changes({**written, 3: told(1, "Good", document=3)})) == {}

    assert [str(each.content_hash) for each in index.held(name)] == [REDUCED, REDUCED, "x"]
    assert "kind=thing number=1 why=400 strict_dynamic_mapping_exception" in caplog.text
    assert "kind=thing number=2 why=400" in caplog.text
    assert index.write(Changes({1: told(2, "Mended")})) == {}
    assert [str(each.content_hash) for each in index.held(name)] == ["x", REDUCED, "x"]


def test_without_an_index_nothing_is_made_by_writing(server: str) -> None:
    with pytest.raises(NoIndexError):
        index.write(Changes({1: told(1)}))
    with pytest.raises(NoIndexError):
        index.answering()
    assert dict(patient().indices.get(index=f"{server}-*")) == {}


def test_an_index_that_was_removed_is_not_made_anew_by_a_write_to_its_name(server: str) -> None:
    name = index.begin()
    patient().indices.delete(index=name)

    refused = index.write_into(name, Changes({1: told(1)}))

    assert "index_not_found_exception" in refused[1]


def test_what_it_holds_is_told_in_the_order_of_ids(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "HELD_AT_ONCE", 2)
    name = index.begin()
    index.write(Changes({number: told(number, document=number) for number in (10, 9, 101, 2, 33)}))

    assert [(each.document, each.version, each.content_hash) for each in index.held(name)] == [
        (2, 2, "x"),
        (9, 9, "x"),
        (10, 10, "x"),
        (33, 33, "x"),
        (101, 101, "x"),
    ]


def test_an_index_takes_the_place_of_all_others_and_foreign_ones_stay(server: str) -> None:
    first = index.begin()
    index.swap(first)
    foreign = [f"{server}-staging-0123abcd-20261130130000000000", f"{server}-somebody-else"]
    for each in foreign:
        patient().indices.create(index=each)
    second = index.begin()
    assert (index.asked(), index.building(), index.kept_in_step()) == (first, second, [first, second])

    index.swap(second)

    assert (index.asked(), index.building(), index.kept_in_step()) == (second, "", [second])
    assert sorted(patient().indices.get(index=f"{server}-*")) == sorted([second, *foreign])
    assert read_alias().startswith(f"{server}-")


def test_an_index_of_another_version_is_spared_as_long_as_both_may_run(server: str) -> None:
    today, long_ago = f"{datetime.now(UTC):%Y%m%d%H%M%S%f}", "20250131130000000000"
    recent, old = f"{server}-0123abcd-{today}", f"{server}-0123abcd-{long_ago}"
    for each in (recent, old):
        patient().indices.create(index=each)
    name = index.begin()

    index.swap(name)

    assert sorted(patient().indices.get(index=f"{server}-*")) == sorted([name, recent])


WORDS = {
    "en": ("The libraries are publishing registers", "registered library"),
    "es": ("Los algoritmos de las ciudades", "algoritmo ciudad"),
    "pt": ("Participações das cidades", "participação cidade"),
    "fr": ("L’accès aux données ouvertes", "accès donnée"),
    "de": ("Die Städte und ihre Häuser", "Stadt Haus"),
    "it": ("Nell’accesso ai dati", "accesso dato"),
    "nl": ("De gemeenten en hun registers", "gemeente register"),
}


def stems(name: str, language: str, text: str) -> set[str]:
    told = patient().indices.analyze(index=name, analyzer=f"told_{language}", text=text)
    return {token["token"] for token in told["tokens"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_known_by_its_other_forms_in_each_language(server: str, language: str) -> None:
    name = index.begin()
    text, other = WORDS[language]

    found = stems(name, language, text)

    assert stems(name, language, other) <= found
    assert all(word.isascii() for word in found)


def test_a_query_for_keys_cannot_be_refused_for_its_weights(server: str) -> None:
    name = index.begin()
    with pytest.raises(BadRequestError):
        patient().search(index=name, query={"combined_fields": {"query": "a", "fields": ["words.title^0.4"]}})
