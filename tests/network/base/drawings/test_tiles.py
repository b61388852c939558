from __future__ import annotations

import re
from itertools import product

import pytest

from network.base.drawings import tiles
from tests.network.base.drawings.markup import broken

PLACES = [(0, 0), (3, 2), (6, 3)]


@pytest.mark.parametrize("tile", tiles.ALL, ids=lambda tile: tile.__name__)
def test_every_tile_is_a_valid_path_that_begins_in_its_own_square(tile: tiles.Tile) -> None:
    for (x, y), turn in product(PLACES, range(4)):
        data = tile(x, y, turn)

        assert broken(data) == []
        for start_x, start_y in re.findall(r"M([\d.]+) ([\d.]+)", data):
            assert x <= float(start_x) <= x + 1
            assert y <= float(start_y) <= y + 1


def test_a_broken_path_would_be_found() -> None:
    assert broken("M0 0h1v1h-1z") == []
    assert broken("M0 0h1 nan") != []
    assert broken("M0a1 1 0 0 1 1z") != []
    assert broken("h1") != []
    assert broken("M0 0a1 1 0 2 1 1 1") != []
