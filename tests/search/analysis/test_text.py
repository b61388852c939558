"""Letters and words: nothing a visitor types is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.text import clean, fold, key_of, words


@pytest.mark.parametrize("name", ["Kyiv", "Łódź", "São Paulo", "القاهرة", "東京", "Київ", "서울", "Αθήνα", "नई दिल्ली"])
def test_a_name_in_any_script_is_kept_and_finds_itself(name: str) -> None:
    assert clean(name) == name
    keys = [key_of(word.text) for word in words(name)]

    assert keys
    assert all(key.isalnum() for key in keys)
    assert keys == [key_of(word.text) for word in words(name.upper())]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("İSTANBUL ılık", "istanbul ilik"),
        ("Đà Nẵng", "da nang"),
        ("œuvre", "oeuvre"),
        ("L’Aquila", "laquila"),
        ("Québec", "quebec"),
        ("أَهْلًا", "اهلا"),
        ("が", "が"),
        ("Кий", "кии"),
    ],
)
def test_case_accents_and_apostrophes_do_not_tell_words_apart(typed: str, expected: str) -> None:
    assert fold(typed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wi-Fi and wi-fi", ["wifi", "and", "wifi"]),
        ("open-source e-government", ["open", "source", "egovernment"]),
        ("A.I. in the U.S.", ["ai", "in", "the", "us"]),
        ("l'égalité d’Oslo", ["l", "egalite", "d", "oslo"]),
        ("the city's and the cities’ data", ["the", "city", "and", "the", "cities", "data"]),
        ("O’Brien п'ять", ["obrien", "пять"]),
        ("東京都のAI", ["東京", "京都", "都の", "ai"]),
        ("市", ["市"]),
        ("snake_case 5G covid-19", ["snake", "case", "5g", "covid", "19"]),
        ("♥ -- '' \u0301", []),
    ],
)
def test_words_are_what_people_take_for_words(text: str, expected: list[str]) -> None:
    assert [key for word in words(text) if (key := key_of(word.text))] == expected


def test_a_word_knows_where_it_stands() -> None:
    text = "L’eau, “Łódź”’s 東京都"

    assert [text[word.start : word.end] for word in words(text)] == [word.text for word in words(text)]


def test_cleaning_removes_what_nobody_sees() -> None:
    assert clean("  a\x00b\tc \u202e d\u00ad\ud800e\n") == "a b c de"
    assert clean("e\u0301") == "é"
    assert len(clean("x" * 10_000)) == 400


def test_the_longest_word_still_finds_itself() -> None:
    assert key_of("ä" * 500) == key_of("A" * 500) == "a" * 60


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()

    assert clean(cleaned) == cleaned
    assert all((key := key_of(word.text)) == "" or key.isalnum() for word in words(text))
