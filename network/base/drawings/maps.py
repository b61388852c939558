"""Maps as a few kilobytes of SVG: land as a grid of dots, cities as lights on it.

Dots carry no borders, so a map takes no side in any territorial dispute. A row of neighbouring dots is one segment,
drawn with round dashes of no length. Maps stay as they are where text runs from right to left.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from network.base.drawings.land import is_land
from network.base.drawings.names import Box, Name, placed
from network.base.drawings.projection import height, stretch

WIDTH = 1000
SOUTH, NORTH = -58.0, 83.0  # what lies beyond is off every map


@dataclass(frozen=True)
class Window:
    """A part of the world between two meridians, as they lie at its middle, and two parallels."""

    west: float
    east: float
    south: float
    north: float

    @cached_property
    def left(self) -> float:
        return self._x(self.west)

    @cached_property
    def top(self) -> float:
        return height(self.north)

    @cached_property
    def unit(self) -> float:
        """The picture's units for one of the projection's."""
        return WIDTH / (self._x(self.east) - self.left)

    @cached_property
    def height(self) -> int:
        return round((self.top - height(self.south)) * self.unit)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = longitude * stretch(latitude) - self.left
        return round(x * self.unit, 1), round((self.top - height(latitude)) * self.unit, 1)

    def shows(self, longitude: float, latitude: float) -> bool:
        x, y = self.place(longitude, latitude)
        return 0 < x < WIDTH and 0 < y < self.height

    def land_at(self, x: float, y: float) -> bool:
        return is_land(x / self.unit + self.left, self.top - y / self.unit)

    def _x(self, longitude: float) -> float:
        return longitude * stretch((self.south + self.north) / 2)


# By the code of a region; `world` is all of it.
WINDOWS = {
    "world": Window(-168, 180, -56, 75),
    "africa": Window(-42, 76, -37, 39),
    "northern-africa": Window(-42, 76, -37, 39),
    "sub-saharan-africa": Window(-42, 76, -37, 39),
    "americas": Window(-168, -20, -56, 72),
    "northern-america": Window(-138, -45, 14, 62),
    "latin-america-caribbean": Window(-130, -18, -56, 34),
    "asia": Window(24, 152, -12, 62),
    "europe": Window(-33, 47, 34.5, 66),
    "oceania": Window(92, 180, -50, 4),
}


@dataclass(frozen=True)
class Light:
    """A city on a map. `size` 1 is that of a city like any other; with an address, the light is a link."""

    name: str
    longitude: float
    latitude: float
    size: float = 1.0
    named: bool = False
    url: str = ""
    title: str = ""


def around(longitude: float, latitude: float, span: float = 40.0, shape: float = 1.5) -> Window:
    """The window in whose middle a city lies: `span` degrees wide at the equator, `shape` times as wide as high."""
    rise = span / shape / 2
    middle = min(max(latitude, SOUTH + rise), NORTH - rise)
    half = span / 2 * stretch(0) / stretch(middle)
    return Window(longitude - half, longitude + half, middle - rise, middle + rise)


def region_window(region: str) -> Window:
    """The window of a region; of the world for one that has none of its own."""
    return WINDOWS.get(region, WINDOWS["world"])


def dot_map(lights: Sequence[Light], window: Window, *, step: float = 8, label: str = "", filling: bool = False) -> str:
    """`label` says in words what the map shows; without one it is hidden from those who listen."""
    shown = [light for light in lights if window.shows(light.longitude, light.latitude)]
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    fit = ' preserveAspectRatio="xMidYMid slice"' if filling else ""
    return (
        f'<svg class="atlas" viewBox="0 0 {WIDTH} {window.height}"{fit} {spoken} focusable="false" direction="ltr">'
        f"{_land(window, step)}{_lights(shown, window, step)}{''.join(_names(shown, window, step))}</svg>"
    )


def _land(window: Window, step: float) -> str:
    data = land_path(window, step)
    dots = f'stroke-width="{step * 0.55:g}" stroke-dasharray="0 {step:g}"'
    return f'<path class="land" {dots} d="{data}"/>' if data else ""


@lru_cache(maxsize=256)
def land_path(window: Window, step: float) -> str:
    """One horizontal segment for each run of dots; every other row is set off by half a step."""
    parts, row = [], 0
    rise = step * math.sqrt(3) / 2
    while (y := (row + 0.5) * rise) < window.height:
        first = step / 2 if row % 2 == 0 else step
        parts += [f"M{start:g} {y:.0f}h{round(end - start, 1) or '.1'}" for start, end in _runs(window, first, y, step)]
        row += 1
    return "".join(parts)


def _runs(window: Window, first: float, y: float, step: float) -> Iterator[tuple[float, float]]:
    start: float | None = None
    count = math.ceil((WIDTH - first) / step) + 1
    for index in range(count + 1):
        x = round(first + index * step, 1)
        land = index < count and window.land_at(x, y)
        if land and start is None:
            start = x
        elif not land and start is not None:
            yield start, round(x - step, 1)
            start = None


def _circle(x: float, y: float, radius: float) -> str:
    arc = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{round(x - radius, 1):g} {y:g}{arc} {2 * radius:g} 0{arc}-{2 * radius:g} 0"


def _radius(light: Light, step: float) -> float:
    return round(step * 0.34 * light.size, 1)


def _lights(lights: Sequence[Light], window: Window, step: float) -> str:
    glow = core = links = ""
    for light in lights:
        x, y = window.place(light.longitude, light.latitude)
        radius = _radius(light, step)
        if light.url:
            links += _link(light, x, y, radius)
        else:
            glow += _circle(x, y, round(radius * 2.3, 1))
            core += _circle(x, y, radius)
    still = f'<path class="glow" d="{glow}"/><path class="light" d="{core}"/>' if core else ""
    return still + links


def _link(light: Light, x: float, y: float, radius: float) -> str:
    """For the pointer only: whoever uses a keyboard or listens has the list below the map."""
    return (
        f'<a href="{escape(light.url)}" tabindex="-1"><title>{escape(light.title or light.name)}</title>'
        f'<circle class="glow" cx="{x:g}" cy="{y:g}" r="{radius * 2.3:g}"/>'
        f'<circle class="light" cx="{x:g}" cy="{y:g}" r="{radius:g}"/></a>'
    )


def _names(lights: Sequence[Light], window: Window, step: float) -> Iterator[str]:
    taken = []
    wanted = []
    for light in sorted(lights, key=lambda light: (-light.size, light.name)):
        x, y = window.place(light.longitude, light.latitude)
        radius = _radius(light, step)
        taken.append(Box(x - radius, y - radius, x + radius, y + radius))
        if light.named:
            wanted.append(Name(light.name, x, y, radius * 1.6 + 4))
    size = max(13, step * 1.9)
    for name, x, y, anchor in placed(wanted, taken, size, WIDTH, window.height):
        yield (
            f'<text class="name" x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}"'
            f' stroke-width="{size / 3:.1f}">{escape(name)}</text>'
        )
