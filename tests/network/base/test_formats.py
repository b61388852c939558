"""Dates, numbers and names as people write them in each language."""

from __future__ import annotations

from datetime import date, time

import pytest

from network.base import formats
from network.base.dates import FuzzyDate


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("2024", "es", "2024"),
        ("2024-09", "en", "September 2024"),
        ("2024-09", "es", "septiembre de 2024"),
        ("2024-09-05", "en", "5 September 2024"),
        ("2024-09-05", "pt-br", "5 de setembro de 2024"),
        ("2024-09-05", "fr", "5 septembre 2024"),
        ("2024-09-01", "fr", "1er septembre 2024"),
        ("2024-09-01", "pt-br", "1º de setembro de 2024"),
        ("2024-09-01", "es", "1 de septiembre de 2024"),
        ("2024-09-11", "pt-br", "11 de setembro de 2024"),
        ("spring", "en", "spring"),
        ("", "en", ""),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(value: str, language: str, expected: str) -> None:
    assert formats.fuzzy(value, language) == expected


def test_dates_of_both_kinds_are_written_alike() -> None:
    assert formats.fuzzy(FuzzyDate.parse("2024-09-05"), "en") == formats.day(date(2024, 9, 5), "en")


@pytest.mark.parametrize(
    ("start", "end", "language", "expected"),
    [
        ("2024-09-05", "2024-09-06", "en", "5–6 September 2024"),
        ("2024-09-05", "2024-09-06", "es", "5–6 de septiembre de 2024"),
        ("2024-09-01", "2024-09-06", "fr", "1er–6 septembre 2024"),
        ("2022-02-01", "2022-03-25", "en", "1 February – 25 March 2022"),
        ("2024-12-30", "2025-01-02", "en", "30 December 2024 – 2 January 2025"),
        ("2023", "2024-05", "en", "2023 – May 2024"),
        ("2024", "2024-11-17", "en", "until 17 November 2024"),
        ("", "2024-11-17", "en", "until 17 November 2024"),
        ("2024-09-05", "", "en", "5 September 2024"),
        ("2023-10", "2023-10", "en", "October 2023"),
        ("", "", "en", ""),
    ],
)
def test_a_period_is_written_as_exactly_as_both_ends_are_known(
    start: str, end: str, language: str, expected: str
) -> None:
    assert formats.period(start, end, language) == expected


def test_days_and_hours_of_a_programme_are_written_as_the_language_does() -> None:
    assert formats.weekday(date(2024, 9, 5), "en") == "Thursday 5 September"
    assert formats.weekday(date(2024, 9, 5), "pt-br") == "quinta-feira, 5 de setembro"
    assert formats.hour(time(9, 5), "en") == "09:05"


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert formats.number(1234567, "en") == "1,234,567"
    assert formats.number(1234567, "pt-br") == "1.234.567"


def test_countries_and_languages_have_names_in_each_language() -> None:
    assert formats.country("BR", "en") == "Brazil"
    assert formats.country("de", "es") == "Alemania"
    assert formats.country("XX", "en") == "XX"
    assert formats.language_name("pt-br", "en").startswith("Portuguese")
    assert formats.language_name("", "en") == ""


def test_a_list_reads_as_a_sentence() -> None:
    assert formats.listing(["cost", "people", "funding"], "en") == "cost, people and funding"
    assert formats.listing(["coste", "personas"], "es") == "coste y personas"
    assert formats.listing([], "en") == ""


@pytest.mark.parametrize("code", ["", "xx", "no code at all", "<b>"])
def test_what_is_no_language_is_shown_as_it_is(code: str) -> None:
    assert formats.language_name(code, "en") == code
