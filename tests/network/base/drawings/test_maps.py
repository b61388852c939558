from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.base.drawings.maps import WIDTH, WINDOWS, Light, around, dot_map, land_path, region_window
from tests.network.base.drawings.markup import broken, faults, parsed, weight

MACEIO = Light("Maceió", -35.7353, -9.6658, named=True)
MANY = [Light(f"City {number}", -120 + number * 3, 60 - number, named=number % 9 == 0) for number in range(70)]
REGIONS = sorted(WINDOWS)


@pytest.mark.parametrize("region", REGIONS)
def test_every_part_of_the_world_has_land_in_a_few_kilobytes(region: str) -> None:
    data = land_path(WINDOWS[region], 10)

    assert broken(data) == []
    assert data.count("M") > 20
    assert weight(data) <= 2_500


def test_the_world_with_seventy_lights_is_light() -> None:
    svg = dot_map(MANY, WINDOWS["world"], label="Seventy cities")

    assert faults(svg) == []
    assert weight(svg) <= 3_500
    assert len(list(parsed(svg).iter())) <= 40


@settings(max_examples=25)
@given(longitude=st.floats(-180, 180), latitude=st.floats(-90, 90))
def test_a_city_anywhere_has_a_map_around_it(longitude: float, latitude: float) -> None:
    window = around(longitude, latitude)

    assert window.height > 0
    assert faults(dot_map([Light("Here", longitude, latitude)], window, step=25)) == []


def test_a_city_lies_in_the_middle_of_its_own_map() -> None:
    window = around(MACEIO.longitude, MACEIO.latitude)
    x, y = window.place(MACEIO.longitude, MACEIO.latitude)

    assert x == pytest.approx(WIDTH / 2, rel=0.02)
    assert y == pytest.approx(window.height / 2, rel=0.05)


def test_lights_outside_the_window_are_left_out() -> None:
    assert "Maceió" in dot_map([MACEIO], WINDOWS["latin-america-caribbean"])
    assert "Maceió" not in dot_map([MACEIO], WINDOWS["europe"])


def test_a_map_is_spoken_when_it_has_words_and_hidden_when_it_has_none() -> None:
    assert parsed(dot_map([], WINDOWS["world"], label="Lights")).attrib["role"] == "img"
    assert parsed(dot_map([], WINDOWS["world"])).attrib["aria-hidden"] == "true"


def test_a_light_with_an_address_is_a_link_for_the_pointer_only() -> None:
    linked = Light("Maceió", -35.7, -9.7, url='/en/cities/maceio/?a=1&b="', title="Maceió, Brazil")
    link = next(parsed(dot_map([linked], WINDOWS["world"])).iter("a"))

    assert link.attrib == {"href": '/en/cities/maceio/?a=1&b="', "tabindex": "-1"}
    assert link.findtext("title") == "Maceió, Brazil"


def test_names_of_cities_cannot_leave_the_drawing() -> None:
    hostile = Light("<script>x</script>", 10, 50, named=True, url='"><script>', title="<script>")

    assert "<script" not in dot_map([hostile], WINDOWS["world"], label='"><script>')


def test_a_larger_city_is_a_larger_light() -> None:
    def radius(size: float) -> float:
        svg = dot_map([Light("x", 10, 50, size=size, url="/")], WINDOWS["europe"])
        return float(list(parsed(svg).iter("circle"))[-1].attrib["r"])

    assert radius(2) == pytest.approx(2 * radius(1), rel=0.1)


def test_a_region_without_a_window_of_its_own_shows_the_world() -> None:
    assert region_window("atlantis") == WINDOWS["world"]
    assert region_window("europe") != WINDOWS["world"]


def test_a_map_that_fills_its_frame_says_so() -> None:
    assert "slice" in dot_map([], WINDOWS["world"], filling=True)
    assert "slice" not in dot_map([], WINDOWS["world"])
