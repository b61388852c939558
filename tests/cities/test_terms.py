"""The scanner knows cities and their countries by the words of every language."""

from __future__ import annotations

import pytest

from cities import terms
from tests.factories.cities import CityFactory, CityNameFactory

pytestmark = pytest.mark.django_db


def test_a_city_s_names_lead_to_it() -> None:
    city = CityFactory.create(name="Torino", slug="torino")
    CityNameFactory.create(city=city, language="pt-BR", name="Turim")

    assert {(term.text, term.language, term.target) for term in terms.city_terms()} == {
        ("Torino", "en", "city/torino"),
        ("Turim", "pt-br", "city/torino"),
    }


def test_countries_of_cities_lead_there_in_every_language_and_others_do_not() -> None:
    CityFactory.create(country_code="US")

    found = {(term.text, term.target) for term in terms.country_terms()}

    assert {("United States", "country/us"), ("Estados Unidos", "country/us"), ("USA", "country/us")} <= found
    assert {target for _text, target in found} == {"country/us"}
