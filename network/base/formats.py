"""Dates and numbers as people write them in the interface's language (Babel's CLDR data)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.base.dates import FuzzyDate, Precision

# Our English is British: "5 September 2024", "cost, people and funding".
SPOKEN = {"en": "en-GB"}
FIRST_OF_MONTH = {"fr": "1er", "pt-br": "1º"}


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    return Locale.parse(SPOKEN.get(language, language), sep="-")


def day(value: date | datetime, language: str) -> str:
    return _with_first(format_date(value, "long", locale=locale_of(language)), value, language)


def fuzzy(value: str | FuzzyDate, language: str) -> str:
    """`2024-09` → `September 2024`; what is no date is shown as it is."""
    try:
        known = value if isinstance(value, FuzzyDate) else FuzzyDate.parse(value)
    except ValueError:
        return str(value)
    if known.precision is Precision.YEAR:
        return known.text
    if known.precision is Precision.MONTH:
        return format_skeleton("yMMMM", known.first_day, locale=locale_of(language))
    return day(known.first_day, language)


def period(start: str, end: str, language: str) -> str:
    """`5–6 September 2024`, `2023 – May 2024`, `until 17 November 2024`: as exact as both ends are known."""
    if not start or not end or start == end:
        return fuzzy(start or end, language) if start or not end else _until(end, language)
    first, last = FuzzyDate(start), FuzzyDate(end)
    if end.startswith(start):  # the year, or the month, in which it began says no more than its end
        return _until(end, language)
    if {first.precision, last.precision} == {Precision.DAY} and start[:4] == end[:4]:
        if start[:7] == end[:7]:  # all our languages write the day first
            begin = _with_first(str(first.first_day.day), first.first_day, language)
            return f"{begin}–{day(last.first_day, language)}"
        return f"{_day_and_month(first.first_day, language)} – {day(last.first_day, language)}"
    return f"{fuzzy(first, language)} – {fuzzy(last, language)}"


def _day_and_month(value: date, language: str) -> str:
    return _with_first(format_skeleton("MMMMd", value, locale=locale_of(language)), value, language)


def _with_first(written: str, value: date, language: str) -> str:
    """The first of a month has a number of its own in some languages."""
    return written if value.day > 1 else f"{FIRST_OF_MONTH.get(language, '1')}{written.removeprefix('1')}"


def _until(end: str, language: str) -> str:
    return _("until %(date)s") % {"date": fuzzy(end, language)}


def weekday(value: date, language: str) -> str:
    """`Thursday 5 September`"""
    name = format_date(value, "EEEE", locale=locale_of(language))
    between = ", " if language.startswith(("es", "pt")) else " "
    return f"{name}{between}{_day_and_month(value, language)}"


def hour(value: time, language: str) -> str:
    """By the clock of 24 hours, as all our languages write it on a programme."""
    return str(format_time(value, "HH:mm", locale=locale_of(language)))


def number(value: int | float, language: str) -> str:
    return format_decimal(value, locale=locale_of(language))


def country(code: str, language: str) -> str:
    """The name of a country by its ISO code; an unknown code is shown as it is."""
    return locale_of(language).territories.get(code.upper(), code.upper())


def language_name(code: str, language: str) -> str:
    """The code itself where it is none that is known."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale_of(language)) or code
    except (ValueError, UnknownLocaleError):
        return code


def site_languages() -> list[tuple[str, str]]:
    """Choices of a form or a filter: the languages of the site, named in that of whoever reads it."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return [(code, language_name(code, spoken)) for code, _name in settings.LANGUAGES]


def listing(items: Sequence[str], language: str) -> str:
    return format_list(list(items), locale=locale_of(language)) if items else ""
