"""Common words are known by their lists, which are looked up where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis.dictionary import (
    FOLDER,
    WordList,
    frequent,
    is_common,
    is_frequent,
    is_listed_name,
    is_with_pronoun,
    is_word,
    listed,
    rare,
)

LISTS = sorted((*FOLDER.glob("*.txt"), *FOLDER.glob("rare/*.txt")))


@pytest.mark.parametrize("path", LISTS, ids=[str(path.relative_to(FOLDER)) for path in LISTS])
def test_a_list_is_in_the_order_that_it_is_searched_by(path: Path) -> None:
    text = path.read_text(encoding="ascii")

    words = text.split("\n")

    assert words.pop() == ""
    assert words == sorted(set(words))


@pytest.fixture
def read_anew() -> None:
    """What other tests made this process remember is forgotten."""
    for remembered in (listed, rare, frequent):
        remembered.cache_clear()


@pytest.mark.usefixtures("read_anew")
def test_a_language_without_lists_has_no_word() -> None:
    assert not is_word("water", "xx")
    assert not is_frequent("water", ["xx"])
    assert is_word("water", "en")
    assert is_frequent("water", ["xx", "en"])


def test_every_word_of_a_list_is_found() -> None:
    words = (FOLDER / "es.txt").read_text(encoding="ascii").split()

    found = [word for word in words if is_common(word, "es")]

    assert found == words


@pytest.mark.parametrize("word", ["", "a", "ab\n", "ab\nb", "abc", "c", "z", "ñu"])
def test_a_word_that_is_no_whole_line_is_not_found(word: str) -> None:
    words = WordList("ab\nb\nd\n")

    assert word not in words
    assert "ab" in words
    assert "d" in words


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("house", "en", True),
        ("house", "es", False),
        ("evitar", "es-mx", True),
        ("unos", "es", True),
        ("house", "xx", False),
    ],
)
def test_a_word_is_common_in_its_own_language_only(word: str, language: str, expected: bool) -> None:
    assert is_common(word, language) is expected


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("comprarse", "es", True),
        ("darselo", "es", True),
        ("hablarles", "es", True),
        ("comprarse", "pt-br", False),
        ("comprrase", "es", False),
        ("arse", "es", False),
    ],
)
def test_a_verb_with_its_pronouns_is_a_word(word: str, language: str, expected: bool) -> None:
    assert is_with_pronoun(word, language) == expected


@pytest.mark.parametrize("word", ["lille", "kiel", "leiden", "haag", "napoli", "francesca", "ocde", "fiware"])
def test_names_of_others_are_listed(word: str) -> None:
    assert is_listed_name(word)


@pytest.mark.parametrize("word", ["privcy", "transparenc", "lille\n", ""])
def test_what_is_no_name_is_not_listed(word: str) -> None:
    assert not is_listed_name(word)


def test_a_rare_word_is_a_word_and_not_common() -> None:
    assert is_word("vocerio", "es")
    assert is_word("evitar", "es")
    assert not is_common("vocerio", "es")
    assert not is_word("vocerio", "en")
