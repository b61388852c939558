"""Who coordinates and leads is derived from dated roles: what a source stated last holds."""

from __future__ import annotations

import pytest

from cities import coordinators
from tests.factories.cities import CityFactory, CityRoleFactory, concept

pytestmark = pytest.mark.django_db


def test_the_latest_statement_says_who_coordinates_now() -> None:
    first = CityRoleFactory.create(attested_on="2020", since="2018")
    present = CityRoleFactory.create(attested_on="2024-09")

    assert coordinators.coordinator() == present
    assert coordinators.coordinators() == [present, first]


def test_nobody_coordinates_where_nothing_is_stated() -> None:
    assert coordinators.coordinator() is None


def test_founders_come_by_name() -> None:
    role = concept("role-kind", "founder")
    for name in ("Milan", "Amsterdam"):
        CityRoleFactory.create(role=role, city=CityFactory.create(name=name))

    assert [each.city.name for each in coordinators.founders()] == ["Amsterdam", "Milan"]


def test_leads_of_a_mission_stand_once_each_and_end_with_their_role() -> None:
    lead, mission, other = concept("role-kind", "lead"), concept("mission", "inclusion"), concept("mission", "empower")
    city = CityFactory.create()
    latest = CityRoleFactory.create(city=city, role=lead, mission=mission, attested_on="2024")
    CityRoleFactory.create(city=city, role=lead, mission=mission, attested_on="2022")
    CityRoleFactory.create(role=lead, mission=mission, until="2023", since="2020")
    second = CityRoleFactory.create(role=concept("role-kind", "co-lead"), mission=other)

    assert coordinators.mission_leads() == {"inclusion": [latest], "empower": [second]}
    assert coordinators.mission_leads(["empower"]) == {"empower": [second]}
