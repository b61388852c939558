"""The words that mean a city or a country, in every language that is known, for the search's scanner."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from cities.models import City, CityName, Organisation
from network.base import formats
from search.analysis.stopwords import stop_words
from search.analysis.text import key_of
from search.registry import Term

# What people call some countries besides their names, by language. "US" alone is a little word: "tell us".
SHORT_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "AE": {"en": ("UAE",), "es": ("EAU",), "pt-br": ("EAU",), "fr": ("EAU",)},
    "GB": {
        "en": ("UK", "Great Britain"),
        "es": ("Gran Bretaña",),
        "pt-br": ("Grã-Bretanha",),
        "fr": ("Grande-Bretagne",),
    },
    "NL": {"en": ("Holland",), "es": ("Holanda",), "pt-br": ("Holanda",), "fr": ("Hollande",)},
    "US": {
        "en": ("USA", "United States of America", "US cities", "US city", "U.S. cities", "U.S. city"),
        "es": ("EEUU", "EE. UU.", "Estados Unidos de América"),
        "pt-br": ("EUA", "Estados Unidos da América"),
        "fr": ("États-Unis d’Amérique",),
    },
}

ADJECTIVES = Path(__file__).parent / "words" / "country_adjectives.csv"


def city_terms() -> Iterator[Term]:
    """Two queries."""
    for slug, name in City.objects.order_by("pk").values_list("slug", "name"):
        yield Term(name, settings.LANGUAGE_CODE, f"city/{slug}", "name")
    rows = CityName.objects.order_by("pk").values_list("city__slug", "language", "name")
    for slug, language, name in rows:
        yield Term(name, language.lower(), f"city/{slug}", "name", asks_only=_is_little(name))


def _is_little(name: str) -> bool:
    """Los Angeles is LA, but not in every text that says "la transparencia"."""
    return any(key_of(name) in stop_words(language) for language, _name in settings.LANGUAGES)


def organisation_terms() -> Iterator[Term]:
    """They lead to the organisation itself; who mentions it is found by the words. One query."""
    for each in Organisation.objects.filter(gone_at=None).order_by("pk"):
        for name in filter(None, (each.name, each.acronym, *each.other_names)):
            yield Term(name, settings.LANGUAGE_CODE, f"organisation/{each.slug}", "name", asks_only=True)


def country_terms() -> Iterator[Term]:
    """Countries of our cities only: a word that leads to no entry would be in the way of those that do."""
    for code in City.objects.order_by("country_code").values_list("country_code", flat=True).distinct():
        target = f"country/{code.lower()}"
        for language, _name in settings.LANGUAGES:
            yield Term(formats.country(code, language), language, target, "name")
        for language, names in SHORT_NAMES.get(code, {}).items():
            for name in names:
                yield Term(name, language, target, "name")
        for language, words in adjectives().get(code, ()):
            for word in words:
                yield Term(word, language, target, "name", asks_only=True)


@lru_cache(maxsize=1)
def adjectives() -> dict[str, list[tuple[str, list[str]]]]:
    """By country and language, in all forms: "brasileiras". A text that says "Spanish" may mean the language."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    with ADJECTIVES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for country in row["countries"].split("|"):
                found.setdefault(country, []).append((row["language"], row["terms"].split("|")))
    return found
