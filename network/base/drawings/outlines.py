"""From outlines of land to a grid: used once, when the map's data is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from network.base.drawings.land import CELL, ROWS
from network.base.drawings.projection import EDGE, TOP, latitude_at, stretch

Point = tuple[float, float]
Ring = list[Point]
SOUTHERNMOST = -60.0  # Antarctica circles the pole and is off the map


def rings(topology: Mapping[str, Any], name: str = "land") -> list[Ring]:
    """The rings of a TopoJSON object, as longitudes and latitudes."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_arc(arc, sx, sy, tx, ty) for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"][name]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        found += [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    return found


def _arc(steps: Sequence[Sequence[int]], sx: float, sy: float, tx: float, ty: float) -> Ring:
    x = y = 0
    points = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _ring(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    points: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def unrolled(ring: Ring) -> Ring:
    """Longitudes without the jump at the antimeridian, so that Fiji does not flood the Atlantic."""
    points: Ring = []
    turn, before = 0, ring[0][0]
    for x, y in ring:
        turn += 360 if x - before < -180 else -360 if x - before > 180 else 0
        before = x
        points.append((x + turn, y))
    return points


def shown(found: Sequence[Ring]) -> list[Ring]:
    """Every ring, and its copies around the globe where they reach into the map."""
    copies = []
    for ring in map(unrolled, found):
        longitudes = [x for x, _y in ring]
        if max(y for _x, y in ring) <= SOUTHERNMOST:
            continue
        copies += [
            [(x + turn, y) for x, y in ring]
            for turn in (0, -360, 360)
            if max(longitudes) + turn > -180 and min(longitudes) + turn < 180
        ]
    return copies


def crossings(found: Sequence[Ring], latitude: float) -> list[float]:
    """The longitudes at which a parallel enters and leaves land."""
    places = []
    for ring in found:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > latitude) != (y2 > latitude):
                places.append((x2 - x1) * (latitude - y1) / (y2 - y1) + x1)
    return sorted(places)


def runs(found: Sequence[Ring]) -> Iterator[list[int]]:
    """For each row of the grid, from north to south: where land begins and ends, as alternating columns."""
    boxes = [(min(y for _x, y in ring), max(y for _x, y in ring), ring) for ring in shown(found)]
    for row in range(ROWS):
        latitude = latitude_at(TOP - (row + 0.5) * CELL)
        near = [ring for south, north, ring in boxes if south <= latitude <= north]
        yield _columns(crossings(near, latitude), stretch(latitude))


def _columns(places: Sequence[float], unit: float) -> list[int]:
    columns: list[int] = []
    for west, east in zip(places[::2], places[1::2], strict=True):
        first, end = (round((min(max(place, -180), 180) * unit + EDGE) / CELL) for place in (west, east))
        if first == end:
            continue
        if columns and columns[-1] >= first:
            columns[-1] = max(columns[-1], end)
        else:
            columns += [first, end]
    return columns
