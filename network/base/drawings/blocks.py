"""City blocks: a small picture for anything that has no photograph, drawn from its own name.

Every mission has a family of tiles and a palette, so a picture tells the mission before a word is read; the name's
hash picks and turns the tiles, so each page keeps one picture for ever.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from network.base.drawings.tiles import (
    Tile,
    arch,
    bars,
    disc,
    dome,
    full,
    half,
    leaf,
    quarter,
    ring,
    steps,
    triangle,
    windows,
)

SIGNAL = "#ffc23d"
LIGHT, MIDDLE, STRONG = "light", "middle", "strong"
SHADES = (LIGHT, MIDDLE, STRONG, MIDDLE, LIGHT, STRONG)
EMPTY_ABOVE = 226  # of 255: the few cells that stay open


@dataclass(frozen=True)
class Family:
    """What a mission's pictures are made of. A mark: four cells in reading order, each a tile, its turn, its colour."""

    ground: str
    second: str
    strong: str
    middle: str
    light: str
    tiles: tuple[Tile, Tile, Tile, Tile, Tile]
    mark: tuple[tuple[Tile, int, str], ...]

    def colour(self, name: str) -> str:
        return {LIGHT: self.light, MIDDLE: self.middle, STRONG: self.strong}.get(name, SIGNAL)


# By the code of a mission; what belongs to none has the Coalition's own.
COALITION = Family(
    "#2438c9", "#1f31b4", "#101a75", "#8d9dff", "#dfe4ff",
    (quarter, ring, leaf, windows, arch),
    ((quarter, 2, "signal"), (quarter, 3, LIGHT), (ring, 2, LIGHT), (windows, 0, MIDDLE)),
)  # fmt: skip
FAMILIES: dict[str, Family] = {
    "transparency-participation": Family(
        "#0f7047", "#0b5e3b", "#04321f", "#56c394", "#cdf3e0",
        (leaf, dome, leaf, disc, full),
        ((leaf, 1, LIGHT), (leaf, 0, MIDDLE), (dome, 2, "signal"), (leaf, 1, LIGHT)),
    ),
    "proactive-services": Family(
        "#8a5a00", "#754c00", "#3d2700", "#e5b04a", "#fdebc2",
        (windows, half, windows, arch, full),
        ((windows, 0, "signal"), (half, 3, MIDDLE), (half, 2, LIGHT), (windows, 0, LIGHT)),
    ),
    "ethical-use": Family(
        "#a61e6d", "#8d185c", "#4c0a31", "#ec7db7", "#ffd9ec",
        (triangle, disc, triangle, quarter, full),
        ((triangle, 0, MIDDLE), (disc, 0, LIGHT), (disc, 0, "signal"), (triangle, 2, LIGHT)),
    ),
    "inclusion": Family(
        "#c2410c", "#a8360a", "#5f1d04", "#ff9a6b", "#ffdcc9",
        (arch, quarter, arch, dome, full),
        ((arch, 0, MIDDLE), (quarter, 1, LIGHT), (quarter, 3, LIGHT), (arch, 0, "signal")),
    ),
    "empower": Family(
        "#0b6785", "#085870", "#032f3d", "#55b7d6", "#cdeef9",
        (steps, bars, half, quarter, full),
        ((steps, 1, LIGHT), (half, 1, MIDDLE), (bars, 0, MIDDLE), (steps, 0, "signal")),
    ),
    "global-agenda": Family(
        "#4c3bc9", "#4032ad", "#1f1566", "#9d90f7", "#dfdaff",
        (ring, ring, quarter, disc, full),
        ((ring, 0, LIGHT), (ring, 1, MIDDLE), (ring, 3, MIDDLE), (disc, 0, "signal")),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    columns: int
    rows: int
    css: str = "cover"
    fit: str = ""

    @property
    def cells(self) -> int:
        return self.columns * self.rows


SHAPES = {
    "card": Shape(6, 3),
    "header": Shape(6, 4),
    "thumb": Shape(3, 3, fit="xMidYMid slice"),
    "portrait": Shape(3, 4),
    "banner": Shape(7, 4, fit="xMinYMid slice"),
}


def picture(seed: str, mission: str = "", shape: str = "card") -> str:
    """The picture of a name: of one mission's tiles where it has one."""
    form, family = SHAPES[shape], FAMILIES.get(mission, COALITION)
    digest = _digest(seed)
    sparks = {digest[-1] % form.cells, digest[-2] % form.cells} if form.cells > 6 else {digest[-1] % form.cells}
    layers: dict[str, list[str]] = defaultdict(list)
    last: Tile | None = None
    for cell in range(form.cells):
        x, y = cell % form.columns, cell // form.columns
        byte = digest[cell % len(digest)]
        if (x + y) % 2:
            layers[family.second].append(full(x, y, 0))
        tile = family.tiles[byte % 5]
        if byte > EMPTY_ABOVE or (tile is full and last is full):
            last = None
            continue
        last = tile
        layers[_colour(family, tile, byte, cell in sparks)].append(tile(x, y, (byte >> 5) % 4))
    below_first = dict(sorted(layers.items(), key=lambda layer: layer[0] != family.second))
    return _svg(below_first, form, family.ground)


def mark(mission: str = "") -> str:
    """The sign of a mission: four tiles."""
    family = FAMILIES.get(mission, COALITION)
    layers: dict[str, list[str]] = defaultdict(list)
    for cell, (tile, turn, colour) in enumerate(family.mark):
        layers[family.colour(colour)].append(tile(cell % 2, cell // 2, turn))
    return _svg(layers, Shape(2, 2, "mark"), family.ground)


def brand() -> str:
    """The Coalition's own sign."""
    layers = {SIGNAL: [quarter(0, 0, 2)], "#ffffff": [quarter(1, 0, 3), ring(0, 1, 2)], "#9db0ff": [windows(1, 1, 0)]}
    return _svg(layers, Shape(2, 2, "brand-mark"), COALITION.ground)


def _digest(seed: str) -> bytes:
    first = hashlib.sha256(seed.encode(errors="replace")).digest()
    both = first + hashlib.sha256(first).digest()
    return both + hashlib.sha512(both).digest()


def _colour(family: Family, tile: Tile, byte: int, spark: bool) -> str:
    if tile is full:
        return (family.strong, family.middle)[(byte >> 4) % 2]
    return SIGNAL if spark else family.colour(SHADES[(byte >> 3) % 6])


def _svg(layers: dict[str, list[str]], shape: Shape, ground: str) -> str:
    paths = "".join(f'<path fill="{colour}" d="{"".join(parts)}"/>' for colour, parts in layers.items())
    fit = f' preserveAspectRatio="{shape.fit}"' if shape.fit else ""
    columns, rows = shape.columns, shape.rows
    return (
        f'<svg class="{shape.css}" viewBox="0 0 {columns} {rows}"{fit} aria-hidden="true" focusable="false">'
        f'<path fill="{ground}" d="M0 0h{columns}v{rows}h-{columns}z"/>{paths}</svg>'
    )
