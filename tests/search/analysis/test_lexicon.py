"""What terms mean, to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.analysis import Term, key_of, lexicon, renew_lexicon, words
from search.analysis.lexicon import Lexicon


def scan(known: Lexicon, text: str, language: str) -> list[set[str]]:
    keys = [key_of(word.text) for word in words(text)]
    return [set(match.codes) for match in known.scan(keys, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the digital divide", "en", [{"glossary/digital-divide"}]),
        ("DIGITAL DIVIDES", "en", [{"glossary/digital-divide"}]),
        ("brecha digital en Londres", "es", [{"glossary/digital-divide"}, {"name/city/london"}]),
        ("brecha digital", "en", [{"glossary/digital-divide"}]),
        ("transparencia algoritmica", "es", [{"glossary/algorithmic-transparency"}]),
        ("lodz 東京 القاهرة", "en", [{"name/city/lodz"}, {"name/city/tokyo"}, {"name/city/cairo"}]),
        ("mision 4", "es", [{"mission/inclusion"}]),
        ("misión 4", "en", [{"mission/inclusion"}]),
        ("datos abiertos", "en", [{"theme/open-data"}]),
        ("nothing of it", "en", []),
    ],
)
def test_terms_are_found_in_every_language_folded_and_in_the_plural(
    known: Lexicon, text: str, language: str, expected: list[set[str]]
) -> None:
    assert scan(known, text, language) == expected


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [("ai", "en", "it"), ("mayor", "es", "en"), ("fair", "en", "fr-x"), ("who", "fr", "en")],
)
def test_a_word_with_another_meaning_leads_nowhere(known: Lexicon, text: str, own: str, other: str) -> None:
    assert scan(known, text, own)
    assert scan(known, text, other) == ([] if text != "fair" else [{"glossary/fairness"}])


def test_the_longest_term_wins_and_its_parts_are_told_apart(known: Lexicon) -> None:
    keys = ["algorithmic", "transparency"]

    [match] = known.scan(keys, "en")

    assert set(match.codes) == {"glossary/algorithmic-transparency"}
    assert set(known.inside(keys, match, "en")) == {"glossary/transparency"}
    assert known.scan_all(keys, "en") == {"glossary/algorithmic-transparency", "glossary/transparency"}


def test_a_label_of_another_language_weighs_less(known: Lexicon) -> None:
    [own], [other] = known.scan(["datos", "abiertos"], "es"), known.scan(["datos", "abiertos"], "en")

    assert own.codes["theme/open-data"] == 1
    assert other.codes["theme/open-data"] == 0.8


def test_a_change_of_terms_is_seen_and_otherwise_they_are_read_once(use_terms: Callable[..., Lexicon]) -> None:
    before = use_terms(Term("old", "en", "theme/old"))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert lexicon() is before
    assert len(asked) == 1

    renew_lexicon()
    assert lexicon() is not before


def test_terms_without_words_or_of_endless_words_are_left_out(use_terms: Callable[..., Lexicon]) -> None:
    known = use_terms(Term("—", "en", "theme/none"), Term("word " * 20, "en", "theme/long"), Term("x", "en", "theme/x"))

    assert set(known.concepts) == {"x"}


def test_what_many_terms_have_in_common_is_held_once(use_terms: Callable[..., Lexicon]) -> None:
    known = use_terms(
        Term("London", "en", "city/london", kind="name"),
        Term("London Town", "en", "city/london", kind="name"),
        Term("Paris", "en", "city/paris", kind="name"),
    )

    assert known.names["london"] is known.names["london town"]
    assert known.names["london"] != known.names["paris"]


def test_labels_of_a_concept_are_told_by_language(use_terms: Callable[..., Lexicon]) -> None:
    known = use_terms(
        Term("open data", "en", "theme/open-data"),
        Term("open government data", "en", "theme/open-data"),
        Term("dados abertos", "pt-br", "theme/open-data"),
    )

    assert known.labels_of("theme/open-data", "en") == "open data\nopen government data"
    assert known.labels_of("theme/open-data", "pt-br") == "dados abertos"
    assert known.labels_of("theme/open-data", "fr") == ""


def test_an_entry_is_found_by_what_has_its_concept_and_by_its_own_name(use_terms: Callable[..., Lexicon]) -> None:
    known = use_terms(Term("misión 4", "es", "mission/inclusion", kind="entry"))

    [match] = known.scan(["mision", "4"], "en")

    assert match.names == ("name/mission/inclusion",)
    assert match.concepts == (("mission/inclusion", 0.8),)
    assert known.words["mision"] == {"es"}  # a word of its language, not one that everybody knows as a name


def test_a_name_in_a_language_of_few_readers_gives_way_to_a_word_of_the_visitors_own(
    use_terms: Callable[..., Lexicon],
) -> None:
    known = use_terms(
        Term("Lion", "oc", "city/lyon", kind="name"),
        Term("Lyon", "fr", "city/lyon", kind="name"),
        Term("Leão", "mwl", "city/lyon", kind="name"),
    )

    assert scan(known, "lion", "en") == []
    assert scan(known, "lion", "de") == [{"name/city/lyon"}]
    assert scan(known, "lyon", "en") == [{"name/city/lyon"}]
    assert scan(known, "leao", "en") == [{"name/city/lyon"}]


def test_what_only_a_query_means_tags_no_text(use_terms: Callable[..., Lexicon]) -> None:
    lexicon = use_terms(
        Term("Spanish", "en", "country/es", kind="name", asks_only=True),
        Term("Spain", "en", "country/es", kind="name"),
    )

    [asked] = lexicon.scan(["spanish", "cities"], "en")

    assert asked.names == ("name/country/es",)
    assert lexicon.scan_all(["available", "in", "spanish"], "en") == set()
    assert lexicon.scan_all(["a", "city", "in", "spain"], "en") == {"name/country/es"}


def test_a_word_asks_for_a_broader_concept_that_a_text_with_it_does_not_speak_of(
    use_terms: Callable[..., Lexicon],
) -> None:
    lexicon = use_terms(
        Term(
            "granny",
            "en",
            "everyday/grandparents",
            weight=0.6,
            broader=("target-group/older-people", "theme/digital-inclusion"),
        ),
        Term("older people", "en", "target-group/older-people"),
    )

    [asked] = lexicon.scan(["granny"], "en")

    assert asked.codes == {
        "everyday/grandparents": 0.6,
        "target-group/older-people": 0.5,
        "theme/digital-inclusion": 0.5,
    }
    assert lexicon.scan_all(["a", "granny"], "en") == {"everyday/grandparents"}
    assert lexicon.labels_of("target-group/older-people", "en") == "older people"


def test_little_words_mean_something_together_from_three_on(use_terms: Callable[..., Lexicon]) -> None:
    lexicon = use_terms(
        Term("tiene sobre mí", "es", "everyday/knows-about-me"), Term("sobre mí", "es", "everyday/about-me")
    )

    assert [set(match.codes) for match in lexicon.scan(["tiene", "sobre", "mi"], "es")] == [{"everyday/knows-about-me"}]
    assert lexicon.scan(["sobre", "mi"], "es") == []
