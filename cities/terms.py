"""The words that mean a city or a country, in every language that is known, for the search's scanner."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from cities.models import City, CityName
from network.base import formats
from search.registry import Term

# What people call some countries besides their names.
SHORT_NAMES = {
    "AE": ("UAE",),
    "GB": ("UK", "Great Britain"),
    "NL": ("Holland",),
    "US": ("USA", "United States of America"),
}


def city_terms() -> Iterator[Term]:
    """Two queries."""
    for slug, name in City.objects.order_by("pk").values_list("slug", "name"):
        yield Term(name, settings.LANGUAGE_CODE, f"city/{slug}", "name")
    rows = CityName.objects.order_by("pk").values_list("city__slug", "language", "name")
    for slug, language, name in rows:
        yield Term(name, language.lower(), f"city/{slug}", "name")


def country_terms() -> Iterator[Term]:
    """Countries of our cities only: a word that leads to no entry would be in the way of those that do."""
    for code in City.objects.order_by("country_code").values_list("country_code", flat=True).distinct():
        target = f"country/{code.lower()}"
        for language, _name in settings.LANGUAGES:
            yield Term(formats.country(code, language), language, target, "name")
        for name in SHORT_NAMES.get(code, ()):
            yield Term(name, settings.LANGUAGE_CODE, target, "name")
