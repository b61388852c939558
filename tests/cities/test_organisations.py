"""Organisations are listed by kind, and say what is not known of them."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from cities.organisations import listed, portrait, query_of
from tests.factories.cities import OrganisationFactory, OrganisationPageFactory, concept, publish

pytestmark = pytest.mark.django_db


def test_the_list_is_grouped_by_kind_with_unknown_kinds_last() -> None:
    for name, code in (("A", None), ("B", "research"), ("C", "forum"), ("D", "research")):
        kind = concept("organisation-kind", code, order=len(code)) if code else None
        organisation = OrganisationFactory.create(name=name, organisation_kind=kind)
        publish(OrganisationPageFactory.create(organisation=organisation, title=name))

    results, groups = listed(query_of(QueryDict(), "en"))

    assert results.total == 4
    assert [(group.label, [each.title for each in group.results]) for group in groups] == [
        ("Forum", ["C"]),
        ("Research", ["B", "D"]),
        ("Other organisations", ["A"]),
    ]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"country_code": "BR"}, "Brazil"),
        ({"area": "international"}, "International"),
        ({"area": "europe"}, "Europe"),
        ({}, ""),
    ],
)
def test_a_place_is_a_country_or_the_part_of_the_world(fields: dict[str, str], place: str) -> None:
    concept("region", "europe", "Europe")
    page = OrganisationPageFactory.create(organisation=OrganisationFactory.create(**fields))

    shown = portrait(page, "en")

    assert shown.place == place
    assert ("place" in shown.not_stated) is (place == "")
