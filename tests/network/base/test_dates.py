"""A date is as exact as it is known."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from network.base.dates import FuzzyDate, FuzzyDateField, Precision, validate_fuzzy_date


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2024", Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-09-05", Precision.DAY, date(2024, 9, 5), date(2024, 9, 5)),
    ],
)
def test_a_date_knows_its_precision_and_its_days(text: str, precision: Precision, first: date, last: date) -> None:
    found = FuzzyDate.parse(text)

    assert (found.precision, found.first_day, found.last_day, found.year) == (precision, first, last, 2024)
    assert str(found) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024-02-30", "2024-9", "05.09.2024", "2024-09-05T10:00", "0999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        FuzzyDate.parse(text)
    with pytest.raises(ValidationError, match="2024-09"):
        validate_fuzzy_date(text)


def test_dates_sort_by_what_is_known() -> None:
    texts = ["2024-09-05", "2023", "2024-09", "2024"]

    assert [str(each) for each in sorted(map(FuzzyDate.parse, texts))] == ["2023", "2024", "2024-09", "2024-09-05"]


def test_the_field_keeps_the_text_and_checks_it() -> None:
    field = FuzzyDateField(blank=True)

    assert field.clean("2024-09", None) == "2024-09"
    assert field.clean("", None) == ""
    with pytest.raises(ValidationError):
        field.clean("soon", None)
    assert field.deconstruct()[3] == {"blank": True}
