"""Dates as exact as they are known: a year, a month or a day, kept as the beginning of an ISO 8601 date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

PATTERN = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, order=True)
class FuzzyDate:
    """Sorts by its text: a year comes before its months, a month before its days."""

    text: str

    @classmethod
    def parse(cls, text: str) -> FuzzyDate:
        """Raises ValueError for anything that is not a real year, month or day in ISO form."""
        found = PATTERN.fullmatch(text)
        if not found:
            raise ValueError(f"“{text}” is not a date such as 2024, 2024-09 or 2024-09-05")
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        return cls(text)

    @property
    def precision(self) -> Precision:
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(self.text)]

    @property
    def year(self) -> int:
        return int(self.text[:4])

    @property
    def first_day(self) -> date:
        year, month, day = (*map(int, self.text.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def last_day(self) -> date:
        first = self.first_day
        if self.precision is Precision.DAY:
            return first
        month = first.month if self.precision is Precision.MONTH else 12
        return date(first.year, month, monthrange(first.year, month)[1])

    def __str__(self) -> str:
        return self.text


def validate_fuzzy_date(text: str) -> None:
    try:
        FuzzyDate.parse(text)
    except ValueError:
        raise ValidationError(
            _("Enter a year, a month or a day: 2024, 2024-09 or 2024-09-05."), code="fuzzy_date"
        ) from None


class FuzzyDateField(models.CharField):
    """A FuzzyDate's text; blank means unknown. Sorts and compares as text, on every engine alike."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_fuzzy_date]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs
