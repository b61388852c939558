"""Where land is: a grid of cells in the Equal Earth projection, read from the data that `build_map` wrote.

Each line of the file is a row from north to south and holds the columns at which land begins and ends. The outlines
are Natural Earth's, which are in the public domain. There are no borders in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from network.base.drawings.projection import EDGE, TOP

CELL = 0.005  # of the projection's units: about 32 km at the equator
ROWS = round(2 * TOP / CELL)
FILE = Path(__file__).resolve().parent / "data" / "land.txt"


@cache
def grid(path: Path = FILE) -> tuple[tuple[int, ...], ...]:
    lines = path.read_text(encoding="ascii").splitlines()
    return tuple(tuple(map(int, line.split())) for line in lines)


def write(rows: Iterable[Sequence[int]], path: Path = FILE) -> None:
    path.write_text("".join(" ".join(map(str, row)) + "\n" for row in rows), encoding="ascii")


def is_land(x: float, y: float) -> bool:
    """Of a place in the projection."""
    row, column = int((TOP - y) // CELL), int((x + EDGE) // CELL)
    rows = grid()
    return 0 <= row < len(rows) and bisect_right(rows[row], column) % 2 == 1
