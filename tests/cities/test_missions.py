"""A city works on the missions of its roles and on those that higher apps know of."""

from __future__ import annotations

import pytest

from cities import missions
from tests.factories.cities import CityFactory, CityRoleFactory, concept

pytestmark = pytest.mark.django_db


def test_missions_of_all_sources_come_together_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missions, "_sources", [])
    city, other = CityFactory.create(), CityFactory.create()
    for _time in range(2):
        CityRoleFactory.create(city=city, mission=concept("mission", "inclusion"))

    missions.register_missions(lambda cities: {city.pk: ["empower", "inclusion"], other.pk: []})

    assert missions.missions_of([city.pk, other.pk]) == {city.pk: ["empower", "inclusion"]}


def test_a_source_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missions, "_sources", [])
    missions.register_missions(missions.held_by_roles)

    with pytest.raises(ValueError, match="registered already"):
        missions.register_missions(missions.held_by_roles)
