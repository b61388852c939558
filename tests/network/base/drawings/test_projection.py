from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.base.drawings.projection import EDGE, TOP, height, latitude_at, project

LATITUDES = st.floats(-89.9, 89.9)


def test_the_map_has_the_published_shape() -> None:
    """Šavrič, Patterson and Jenny give the outline as 2.05458 times as wide as high."""
    assert pytest.approx(2.05458, abs=0.0001) == EDGE / TOP
    assert project(0, 0) == (0, 0)


@given(latitude=LATITUDES)
def test_a_height_leads_back_to_its_latitude(latitude: float) -> None:
    assert latitude_at(height(latitude)) == pytest.approx(latitude, abs=1e-6)


@given(south=LATITUDES, north=LATITUDES)
def test_what_lies_further_north_stands_higher(south: float, north: float) -> None:
    if south < north:
        assert height(south) <= height(north)


@pytest.mark.parametrize(("south", "north"), [(0, 10), (40, 50), (60, 70)])
def test_areas_are_true(south: int, north: int) -> None:
    """A strip of the globe is as large on the map as on a ball of the same surface."""
    from math import radians, sin

    drawn = sum(
        2
        * project(180, south + (north - south) * (i + 0.5) / 500)[0]
        * (height(south + (north - south) * (i + 1) / 500) - height(south + (north - south) * i / 500))
        for i in range(500)
    )

    assert drawn == pytest.approx(2 * 3.14159265 * (sin(radians(north)) - sin(radians(south))), rel=1e-4)
