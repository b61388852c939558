from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.base.drawings.blocks import COALITION, FAMILIES, SHAPES, SIGNAL, brand, mark, picture
from tests.network.base.drawings.markup import faults, parsed, weight

MISSIONS = [*FAMILIES, ""]


@given(seed=st.text(max_size=120), mission=st.sampled_from(MISSIONS), shape=st.sampled_from(sorted(SHAPES)))
def test_any_name_gives_a_small_valid_picture(seed: str, mission: str, shape: str) -> None:
    svg = picture(seed, mission, shape)

    assert faults(svg) == []
    assert weight(svg) <= 600
    assert picture(seed, mission, shape) == svg


def test_a_name_that_no_encoding_knows_has_a_picture_too() -> None:
    assert faults(picture("\udcff")) == []


def test_names_and_missions_tell_pictures_apart() -> None:
    pictures = {picture(f"practice-{number}", mission) for number in range(50) for mission in MISSIONS}

    assert len(pictures) == 50 * len(MISSIONS)


@pytest.mark.parametrize("mission", MISSIONS)
def test_a_mission_has_its_own_colours_and_a_spark(mission: str) -> None:
    family = FAMILIES.get(mission, COALITION)
    allowed = {family.ground, family.second, family.strong, family.middle, family.light, SIGNAL}
    fills = {path.attrib["fill"] for path in parsed(picture("any", mission)).iter() if "fill" in path.attrib}

    assert fills <= allowed
    assert SIGNAL in "".join(picture(f"name-{number}", mission) for number in range(9))


def test_an_unknown_mission_gets_the_coalitions_own() -> None:
    assert picture("x", "unheard-of") == picture("x")
    assert picture("x", "inclusion") != picture("x")


@pytest.mark.parametrize("svg", [brand(), *map(mark, MISSIONS)])
def test_signs_are_small_and_valid(svg: str) -> None:
    assert faults(svg) == []
    assert weight(svg) <= 300
    assert parsed(svg).attrib["aria-hidden"] == "true"


def test_the_six_missions_have_six_signs() -> None:
    assert len({mark(mission) for mission in FAMILIES}) == 6
