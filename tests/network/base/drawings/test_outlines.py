from __future__ import annotations

from typing import Any

from network.base.drawings import outlines
from network.base.drawings.land import CELL, ROWS
from network.base.drawings.projection import EDGE, TOP, project

# A square island from 0 to 20 degrees east and north with a lake in its middle, in whole degrees.
SQUARE = [[0, 0], [20, 0], [0, 20], [-20, 0], [0, -20]]
LAKE = [[8, 8], [0, 4], [4, 0], [0, -4], [-4, 0]]


def topology(*arcs: list[list[int]], rings: Any = None) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "arcs": rings or [[[index] for index in range(len(arcs))]]}
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": list(arcs),
        "objects": {"land": {"type": "GeometryCollection", "geometries": [geometry]}},
    }


def holds(rows: list[list[int]], longitude: float, latitude: float) -> bool:
    x, y = project(longitude, latitude)
    row, column = rows[int((TOP - y) / CELL)], int((x + EDGE) / CELL)
    return any(first <= column < end for first, end in zip(row[::2], row[1::2], strict=True))


def test_land_is_where_its_outline_says() -> None:
    rows = list(outlines.runs(outlines.rings(topology(SQUARE, LAKE))))

    assert len(rows) == ROWS
    assert holds(rows, 5, 5)
    assert not holds(rows, 10, 10), "a lake is not land"
    assert not holds(rows, 25, 5)
    assert not holds(rows, 5, -5)


def test_arcs_are_joined_forwards_and_backwards() -> None:
    data = topology([[0, 0], [20, 0]], [[0, 0], [0, 20], [20, 0], [0, -20]], rings=[[[0, -2]]])

    assert outlines.rings(data) == [[(0, 0), (20, 0), (20, 20), (0, 20), (0, 0)]]


def test_a_single_polygon_is_read_too() -> None:
    data = topology(SQUARE)
    data["objects"]["land"]["geometries"] = [{"type": "Polygon", "arcs": [[0]]}]

    assert len(outlines.rings(data)) == 1


def test_an_island_across_the_antimeridian_stands_on_both_edges() -> None:
    fiji = [(175.0, -20.0), (-175.0, -20.0), (-175.0, -10.0), (175.0, -10.0), (175.0, -20.0)]
    rows = list(outlines.runs([fiji]))

    assert holds(rows, 178, -15)
    assert holds(rows, -178, -15)
    assert not holds(rows, 0, -15), "the Atlantic is not flooded"


def test_antarctica_is_off_the_map() -> None:
    assert outlines.shown([[(-180.0, -80.0), (180.0, -80.0), (180.0, -65.0), (-180.0, -65.0)]]) == []


def test_land_that_touches_is_one_run() -> None:
    side_by_side = [
        [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
        [(10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0)],
    ]
    row = next(row for row in outlines.runs(side_by_side) if row)

    assert len(row) == 2
