"""Where cities and organisations are told: addresses of their pages, under the visitor's language, for many at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cities.models import CityPage, OrganisationPage
from network.base.addresses import address_of, path_below_root


def city_addresses(cities: Collection[int], language: str) -> dict[int, str]:
    """By number; a city without a live page is left out. One query."""
    return _addresses(CityPage, "city", cities, language)


def organisation_addresses(organisations: Collection[int], language: str) -> dict[int, str]:
    return _addresses(OrganisationPage, "organisation", organisations, language)


def _addresses(model: Any, field: str, numbers: Collection[int], language: str) -> dict[int, str]:
    if not numbers:
        return {}
    rows = model.objects.filter(**{f"{field}__in": numbers}, live=True, alias_of=None).order_by("pk")
    return {
        number: address_of(path_below_root(url_path), language)
        for number, url_path in rows.values_list(field, "url_path")
    }
