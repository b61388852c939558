"""The Equal Earth projection: areas stay true, so that Africa and South America are not shrunk.

Šavrič, Patterson and Jenny, 2018. Coordinates run from the middle of the map, x to the east and y to the north.
"""

from __future__ import annotations

import math

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


def height(latitude: float) -> float:
    """y of a latitude: on this projection it is the same for all longitudes."""
    t = math.asin(M * math.sin(math.radians(latitude)))
    return t * (A1 + A2 * t**2 + t**6 * (A3 + A4 * t**2))


def stretch(latitude: float) -> float:
    """How many units of x one degree of longitude is long at a latitude."""
    t = math.asin(M * math.sin(math.radians(latitude)))
    slope = A1 + 3 * A2 * t**2 + t**6 * (7 * A3 + 9 * A4 * t**2)
    return math.radians(1) * math.cos(t) / (M * slope)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    return longitude * stretch(latitude), height(latitude)


def latitude_at(y: float) -> float:
    """The latitude of a height, by bisection: `height` rises all the way."""
    low, high = -90.0, 90.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if height(middle) < y else (low, middle)
    return (low + high) / 2


TOP = height(90)
EDGE = 180 * stretch(0)
