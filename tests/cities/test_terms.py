"""The scanner knows cities and their countries by the words of every language."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cities import terms
from tests.factories.cities import CityFactory, CityNameFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_city_s_names_lead_to_it() -> None:
    city = CityFactory.create(name="Torino", slug="torino")
    CityNameFactory.create(city=city, language="pt-BR", name="Turim")

    assert {(term.text, term.language, term.target) for term in terms.city_terms()} == {
        ("Torino", "en", "city/torino"),
        ("Turim", "pt-br", "city/torino"),
    }


def test_a_name_that_is_a_little_word_tags_no_text() -> None:
    city = CityFactory.create(name="Los Angeles", slug="los-angeles")
    CityNameFactory.create(city=city, language="en", name="LA")

    assert {(term.text, term.asks_only) for term in terms.city_terms()} == {("Los Angeles", False), ("LA", True)}


def test_countries_of_cities_lead_there_in_every_language_and_others_do_not() -> None:
    CityFactory.create(country_code="US")

    found = {(term.text, term.target) for term in terms.country_terms()}

    assert {("United States", "country/us"), ("Estados Unidos", "country/us"), ("USA", "country/us")} <= found
    assert {target for _text, target in found} == {"country/us"}


def test_what_belongs_to_a_country_leads_there_in_a_query_only() -> None:
    CityFactory.create(country_code="IS")

    found = {term.text: term for term in terms.country_terms()}

    assert found["islandesas"].target == found["Icelandic"].target == found["nordiques"].target == "country/is"
    assert found["islandesas"].asks_only
    assert not found["Iceland"].asks_only
    assert "brasileiras" not in found


def test_an_organisation_is_asked_for_by_each_of_its_names() -> None:
    OrganisationFactory.create(slug="who", name="World Health Organization", acronym="WHO", alternative_names="OMS")
    OrganisationFactory.create(slug="gone", name="Gone", gone_at=timezone.now())

    assert {(term.text, term.target, term.asks_only) for term in terms.organisation_terms()} == {
        (name, "organisation/who", True) for name in ("World Health Organization", "WHO", "OMS")
    }
