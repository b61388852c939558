"""Words are known from the fifth person on, and nothing of a day outlives it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import asked
from search.models import AskedWords, Asking

pytestmark = pytest.mark.django_db

NOON = "2026-03-10T12:00:00Z"


@pytest.fixture(autouse=True)
def _noon() -> Any:
    caches["shared"].clear()
    with time_machine.travel(NOON, tick=False):
        yield
    caches["shared"].clear()


def ask(words: str, *people: int, language: str = "en", results: int = 3) -> None:
    for person in people:
        asked.note(words, language, results, f"person {person}")


def known() -> dict[str, tuple[int, int]]:
    return {row.words: (row.askers, row.results) for row in AskedWords.objects.all()}


def test_words_are_known_from_the_fifth_person_on() -> None:
    ask("housing", 1, 2, 3, 4)
    assert known() == {}

    ask("housing", 5)
    assert known() == {"housing": (5, 3)}

    ask("housing", 6, 7)
    assert known() == {"housing": (7, 3)}


def test_one_person_counts_once_however_often_they_ask() -> None:
    for _time in range(3):
        ask("housing", 1, 2, 3, 4)
    assert known() == {}

    ask("housing", 5, 5, 5, 1)
    assert known() == {"housing": (5, 3)}


def test_spellings_of_the_same_words_count_together_and_languages_apart() -> None:
    ask("Participação cidadã", 1, 2)
    ask("participacao  CIDADA", 3, 4)
    ask("participação cidadã", 1, 2, 3, 4, language="es")
    assert known() == {}

    ask("«Participação cidadã»!", 5)
    assert known() == {"participação cidadã": (5, 3)}
    assert AskedWords.objects.get().language == "en"


def test_what_found_nothing_found_nothing_for_any_of_them() -> None:
    ask("housing", 1, 2, 3, 4, 5, results=0)
    ask("sensors", 1, 2, 3, 4, 5, results=0)
    ask("sensors", 6, results=2)
    ask("sensors", 7, results=0)

    assert known() == {"housing": (5, 0), "sensors": (7, 2)}


def test_people_of_different_days_are_not_added_up() -> None:
    ask("housing", 1, 2, 3, 4)

    with time_machine.travel("2026-03-11T00:00:01Z", tick=False):
        ask("housing", 5, 6, 7, 8)
        assert known() == {}


def test_until_then_the_database_holds_no_word_and_nobody() -> None:
    ask("housing", 1, 2, 3, 4)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM search_asking")
        held = repr(cursor.fetchall())

    assert "housing" not in held
    assert "person" not in held
    assert {field.name for field in Asking._meta.get_fields()} == {"mark", "query", "day"}


def test_two_queries_of_one_person_have_nothing_in_common() -> None:
    ask("housing", 1)
    ask("sensors", 1)

    one, other = Asking.objects.all()
    assert {one.mark, one.query}.isdisjoint({other.mark, other.query})


def test_the_key_is_in_no_table_and_gone_when_the_day_is_over() -> None:
    ask("housing", 1)
    [first] = Asking.objects.all()
    key = caches["shared"].get("asked:2026-03-10")
    assert len(key) == 64

    with time_machine.travel("2026-03-11T00:00:01Z", tick=False):
        assert caches["shared"].get("asked:2026-03-10") is None
        ask("housing", 1)
        assert Asking.objects.exclude(pk=first.pk).get().query != first.query


def test_what_is_over_is_thrown_away_and_today_stays() -> None:
    ask("housing", 1, 2, 3, 4, 5)
    AskedWords.objects.create(words="old", key="old", language="en", day=date(2025, 3, 8), askers=5, results=1)
    caches["shared"].set("asked:2026-03-09", "left over", None)
    assert asked.forget() == 1
    assert (Asking.objects.count(), list(known())) == (5, ["housing"])
    assert caches["shared"].get("asked:2026-03-09") is None

    with time_machine.travel("2026-03-11T00:00:01Z", tick=False):
        assert asked.forget() == 5
    assert (Asking.objects.count(), list(known())) == (0, ["housing"])

    with time_machine.travel("2027-03-12T00:00:01Z", tick=False):
        assert asked.forget() == 1


@pytest.mark.parametrize(
    "words",
    [
        "ana@example.org",
        "who is ana＠example",
        "+351 912 345 678",
        "912345678",
        "123.456.789-00",
        "192.168.100.200",
        "https://example.org/me",
        "www.example.org",
        "reference 123456",
        "word " * 21,
        "?!",
        "",
    ],
)
def test_what_may_be_personal_is_not_even_hashed(words: str) -> None:
    ask(words, 1, 2, 3, 4, 5)

    assert not Asking.objects.exists()
    assert known() == {}


@pytest.mark.parametrize("words", ["GDPR 2016/679", "ISO 27001", "budget 2024 2025", "5G", "mission 4"])
def test_other_numbers_are_words(words: str) -> None:
    ask(words, 1, 2, 3, 4, 5)

    assert len(known()) == 1


def test_it_costs_one_write_and_a_count() -> None:
    ask("housing", 1, 2, 3, 4)

    for person, most in ((1, 1), (5, 3), (6, 3)):
        with CaptureQueriesContext(connection) as captured:
            ask("housing", person)
        assert len([each for each in captured if "PRAGMA" not in each["sql"]]) <= most


def test_a_flood_fills_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "MOST_A_DAY", 3)
    monkeypatch.setattr(asked, "_noted", {})
    ask("housing", 1, 2, 3, 4, 5)
    assert Asking.objects.count() == 3

    with time_machine.travel("2026-03-11T12:00:00Z", tick=False):
        ask("housing", 1)
    assert Asking.objects.count() == 4


def test_any_text_may_be_asked() -> None:
    for words in ("\ud800", "\x00", "东京都", "القاهرة", "🏙️ Łódź", "'; DROP TABLE x --"):
        ask(words, 1, 2, 3, 4, 5)

    assert set(known()) == {"东京都", "القاهرة", "łódź", "drop table x"}


@pytest.mark.sqlite
def test_a_database_that_is_being_written_is_not_waited_for() -> None:
    with asked.impatient(), connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (asked.PATIENCE,)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)


def test_processes_share_the_key_and_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for person in range(1, 6):
        monkeypatch.setattr(asked, "_noted", {})  # all that a process remembers
        ask("housing", person)

    assert known() == {"housing": (5, 3)}
