from __future__ import annotations

from pathlib import Path

import pytest

from network.base.drawings import land
from network.base.drawings.projection import project


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "expected"),
    [
        ("Brasília", -47.9, -15.8, True),
        ("Kampala", 32.6, 0.35, True),
        ("Ulaanbaatar", 106.9, 47.9, True),
        ("Alice Springs", 133.9, -23.7, True),
        ("the South Atlantic", -20, -30, False),
        ("the Pacific", -150, 10, False),
        ("the Caspian Sea", 51, 42, False),
        ("the South Pole", 0, -89, False),
    ],
)
def test_land_and_sea_are_where_they_are(name: str, longitude: float, latitude: float, expected: bool) -> None:
    assert land.is_land(*project(longitude, latitude)) is expected


def test_what_is_off_the_map_is_not_land() -> None:
    assert not land.is_land(0, 99)
    assert not land.is_land(0, -99)
    assert not land.is_land(99, 0)


def test_the_data_has_every_row_in_order() -> None:
    rows = land.grid()

    assert len(rows) == land.ROWS
    assert all(list(row) == sorted(set(row)) and len(row) % 2 == 0 for row in rows)


def test_a_grid_that_was_written_is_read_again(tmp_path: Path) -> None:
    land.write([[1, 3], [], [0, 2, 5, 9]], tmp_path / "land.txt")

    assert land.grid(tmp_path / "land.txt") == ((1, 3), (), (0, 2, 5, 9))
