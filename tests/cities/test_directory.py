"""The directory: letters as people look for them, a map of the chosen part, ways to narrow and to widen."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from cities.directory import Directory, directory, first_letter, query_of
from cities.figures import StatedFigure
from tests.factories.cities import (
    CityFactory,
    CityPageFactory,
    CityRoleFactory,
    MembershipFactory,
    concept,
    publish,
    region,
)

pytestmark = pytest.mark.django_db


def state(address: str = "") -> Directory:
    return directory(query_of(QueryDict(address), "en"))


def publish_member(**fields: object) -> None:
    city = CityFactory.create(**fields)
    MembershipFactory.create(city=city)
    publish(CityPageFactory.create(city=city))


@pytest.mark.parametrize(("name", "letter"), [("Łódź", "L"), ("århus", "A"), ("Київ", "К"), ("24 de Maio", "#")])
def test_names_stand_under_the_letter_that_people_type(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_letters_hold_their_cities_in_order() -> None:
    for name in ("Zürich", "Athens", "Århus", "Amman"):
        publish_member(name=name)

    found = {letter.letter: [row.name for row in letter.rows] for letter in state().letters}

    assert {name: sorted(rows) for name, rows in found.items()} == {"A": ["Amman", "Athens", "Århus"], "Z": ["Zürich"]}
    assert list(found) == ["A", "Z"]
    assert state().letters[0].id == "letter-a"


def test_tabs_lead_to_the_parts_of_the_world_that_have_cities() -> None:
    for code, broader in (("western-europe", "europe"), ("australia-new-zealand", "oceania")):
        publish_member(region=region(code, broader))

    whole, europe = state(), state("region=europe")

    assert [tab.label for tab in whole.tabs] == ["", "Europe", "Oceania"]
    assert (whole.region, europe.region) == ("world", "europe")
    assert [tab.current for tab in europe.tabs] == [False, True, False]
    assert europe.results.total == len(europe.lights) == 1


def test_a_mission_narrows_the_list_and_the_form_keeps_the_rest() -> None:
    for code in ("inclusion", "empower"):
        page = publish(CityPageFactory.create())
        CityRoleFactory.create(city=page.city, mission=concept("mission", code))

    found = state("mission=inclusion&region=europe&membership=partner&membership=member")

    assert found.results.total == 1
    assert (found.mission, set(found.missions)) == ("inclusion", {"inclusion", "empower"})
    assert set(found.hidden) == {("region", "europe"), ("membership", "partner"), ("membership", "member")}


def test_other_states_are_counted_with_the_way_to_them() -> None:
    publish(CityPageFactory.create(membership="partner"))

    shown = {each.code: (each.count, each.url) for each in state().states}

    assert shown == {"partner": (1, "/en/cities/?membership=partner")}
    assert state("membership=partner").states == []


def test_the_coalition_s_own_figure_stands_beside_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = StatedFigure("60+", "member cities", "2024", "https://example.org")
    monkeypatch.setattr("cities.figures._sources", {"members": lambda: figure})

    assert state().stated == figure
