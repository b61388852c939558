"""The parts of a score: which word or concept, in which field, by which term."""

from __future__ import annotations

from datetime import date

import pytest

from search.engines.evidence import OTHERS, WORD_WEIGHTS, shares
from search.explaining.parts import OTHER, PINNED, Explanation, Part
from search.explaining.ways import Way
from search.models import Pin
from tests.factories.search import Shelf
from tests.search.explaining.conftest import Explained


def of(explanation: Explanation, kind: str) -> dict[str, Part]:
    return {part.field: part for part in explanation.parts if part.kind == kind}


def total(explanation: Explanation) -> float:
    return sum(part.score for part in explanation.parts)


def test_a_unit_counts_its_best_evidence_in_full_a_part_of_the_others_and_that_it_is_found() -> None:
    told = shares({1: 1.0, 3: 4.0, 4: 2.0}, covered=[9.0, 3.0, 9.0, 1.0, 0.5])

    assert told.of_evidence == pytest.approx({1: OTHERS, 3: 4.0, 4: 2 * OTHERS})
    assert told.coverage == 3
    assert shares({}, covered=[3.0]).coverage == 0


@pytest.mark.parametrize(
    "words", ["sensors", "sensors map", '"open data"', "open data Maceió", "datos abiertos", "digital divide sensor"]
)
def test_the_parts_add_up_to_the_score(why: Explained, words: str) -> None:
    found = why(words)

    assert found
    for each in found.values():
        assert total(each) == pytest.approx(each.score, abs=1e-4)
        assert OTHER not in {part.kind for part in each.parts}


def test_the_weight_of_a_word_is_divided_by_what_fields_count_and_how_often_it_stands_there(why: Explained) -> None:
    parts = of(why("sensors")[1], "words")

    assert {name: part.times for name, part in parts.items()} == {"title": 1, "done": 2, "rest": 1}
    assert set(parts["done"].keys) == {"sensors", "sensor"}
    title, done = WORD_WEIGHTS["title"] * 2, WORD_WEIGHTS["done"] * 3  # its keys in all: a word, and a form of it
    assert parts["done"].score / parts["title"].score == pytest.approx(done / title)


def test_a_concept_names_the_field_and_the_term_that_led_to_it(why: Explained) -> None:
    parts = of(why("datos abiertos", "es")[2], "concept")

    assert set(parts) == {"assigned", "problem"}
    assert {part.code for part in parts.values()} == {"theme/open-data"}
    assert parts["assigned"].way == Way("datos abiertos", ("es",), is_part=False)
    assert parts["assigned"].score > parts["problem"].score


def test_a_term_of_another_language_is_told_with_its_language(why: Explained) -> None:
    [part] = [part for part in of(why("données ouvertes", "es")[2], "concept").values() if part.field == "assigned"]

    assert part.way == Way("données ouvertes", ("fr",), is_part=False)


def test_a_concept_of_a_part_of_a_longer_term_says_so(why: Explained) -> None:
    ways = {part.code: part.way for part in why("open data")[4].parts if part.code}

    assert ways == {"theme/data": Way("data", ("en",), is_part=True)}


def test_glossary_and_names_are_told_apart_from_concepts(why: Explained) -> None:
    assert set(of(why("digital divide")[4], "glossary")) == {"title"}
    assert of(why("Maceio")[3], "name")["names"].way == Way("Maceio", ("pt",), is_part=False)
    assert why("Maceio")[3].language == "es"


def test_words_that_stand_only_in_the_labels_of_concepts_are_told_apart(why: Explained) -> None:
    [labels] = [part for part in why("ouvertes", "fr")[2].parts if part.field == "labels"]

    assert labels.kind == "words"
    assert "rest" not in of(why("ouvertes", "fr")[2], "words")


def test_a_phrase_is_found_as_it_stands(why: Explained) -> None:
    found = why('"open data"')

    assert set(found) == {2}
    assert of(found[2], "phrase")["plain"].keys == ("open data",)


def test_what_was_typed_in_place_of_a_mended_word_is_told(why: Explained) -> None:
    [mended] = why("senosrs")[1].units
    [typed] = why("sensors")[1].units

    assert (mended.words, mended.typed) == ("sensors", "senosrs")
    assert typed.typed == ""


def test_a_pinned_hit_says_what_the_pin_adds_to_its_words(why: Explained, stock: Shelf) -> None:
    before = why("map")
    Pin.objects.create(words="map", kind="thing", number=4, first_day=date(2026, 1, 1))
    Pin.objects.create(words="map", kind="thing", number=20, first_day=date(2026, 1, 1), order=5)

    after = why("map")

    assert list(after) == [4, 20, 1]
    assert of(after[4], PINNED)[""].score == pytest.approx(after[4].score - before[4].score, abs=1e-3)
    assert [part.kind for part in after[20].parts] == [PINNED]
    assert not of(after[1], PINNED)


def test_a_list_without_words_has_nothing_to_explain(why: Explained) -> None:
    assert why("sensors")
    assert why("sensors", sort="newest")
    assert why("", kind="thing") == {}


def test_what_a_kind_counts_beside_others_is_a_part_of_its_own(
    why: Explained, stock: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = why("sensors")[1].score
    monkeypatch.setattr(stock, "weight", 1.5)

    after = why("sensors")[1]

    assert after.score == pytest.approx(total(after), abs=1e-3) == pytest.approx(1.5 * before, abs=1e-3)
    assert of(after, "kind")[""].score == pytest.approx(before / 2, abs=1e-3)


def test_an_entry_that_is_what_is_named_says_so(why: Explained, stock: Shelf) -> None:
    stock.publish(5, "Maceió", names=("Maceió",), identity="city/maceio")

    found = why("Maceió")

    assert {part.code for part in of(found[5], "entry").values()} == {"entry/city/maceio"}
    assert not of(found[3], "entry")
    assert found[5].score == pytest.approx(total(found[5]), abs=1e-3)
