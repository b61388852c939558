"""A page of a city or organisation tells a record that somebody chose, and each record has one in a language."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from cities.models import CityPage
from tests.factories.cities import (
    CityPageFactory,
    OrganisationPageFactory,
    city_index,
    locale,
    organisation_index,
)

pytestmark = pytest.mark.django_db


def test_a_page_without_a_record_is_refused() -> None:
    with pytest.raises(ValidationError, match="Choose the record first"):
        city_index().add_child(instance=CityPage(title="Nowhere", locale=locale()))


def test_a_second_page_of_the_same_record_in_a_language_is_refused() -> None:
    page = CityPageFactory.create()
    twin = CityPage(title="Twin", slug="twin", city=page.city, locale=page.locale)

    with pytest.raises(ValidationError, match="a page in this language already"):
        twin.clean()
    page.clean()


def test_a_page_without_a_summary_describes_itself_to_search_engines() -> None:
    page, other = CityPageFactory.create(title="Lyon"), OrganisationPageFactory.create(relation="Supports it.")

    assert page.description.startswith("Lyon")
    assert other.description == "Supports it."
    assert city_index().description
    assert organisation_index().description

    page.summary = other.summary = "Told."
    assert page.description == other.description == "Told."
