"""The tiles of block pictures: path data for one unit square whose corner is at (x, y), turned 0 to 3 times."""

from __future__ import annotations

from collections.abc import Callable

Tile = Callable[[int, int, int], str]


def near(value: float) -> str:
    """A coordinate as short as possible."""
    return f"{value:g}"


def full(x: int, y: int, turn: int) -> str:
    return f"M{x} {y}h1v1h-1z"


def quarter(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y}h1a1 1 0 0 1-1 1z",
        f"M{x + 1} {y}v1a1 1 0 0 1-1-1z",
        f"M{x + 1} {y + 1}h-1a1 1 0 0 1 1-1z",
        f"M{x} {y + 1}v-1a1 1 0 0 1 1 1z",
    )[turn]


def ring(x: int, y: int, turn: int) -> str:
    return (
        f"M{x + 1} {y}v.45a.55.55 0 0 0-.55.55h-.45a1 1 0 0 1 1-1z",
        f"M{x} {y}a1 1 0 0 1 1 1h-.45a.55.55 0 0 0-.55-.55z",
        f"M{x} {y + 1}v-.45a.55.55 0 0 0 .55-.55h.45a1 1 0 0 1-1 1z",
        f"M{x + 1} {y + 1}a1 1 0 0 1-1-1h.45a.55.55 0 0 0 .55.55z",
    )[turn]


def leaf(x: int, y: int, turn: int) -> str:
    if turn % 2:
        return f"M{x} {y}a1 1 0 0 1 1 1a1 1 0 0 1-1-1z"
    return f"M{x + 1} {y}a1 1 0 0 1-1 1a1 1 0 0 1 1-1z"


def disc(x: int, y: int, turn: int) -> str:
    return f"M{near(x + 0.5)} {near(y + 0.14)}a.36.36 0 0 1 0 .72a.36.36 0 0 1 0-.72z"


def arch(x: int, y: int, turn: int) -> str:
    return f"M{near(x + 0.12)} {y + 1}v-.5a.38.38 0 0 1 .76 0v.5z"


def dome(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {near(y + 0.5)}a.5.5 0 0 1 1 0z",
        f"M{near(x + 0.5)} {y}a.5.5 0 0 1 0 1z",
        f"M{x + 1} {near(y + 0.5)}a.5.5 0 0 1-1 0z",
        f"M{near(x + 0.5)} {y + 1}a.5.5 0 0 1 0-1z",
    )[turn]


def triangle(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y}h1l-1 1z",
        f"M{x + 1} {y}v1l-1-1z",
        f"M{x + 1} {y + 1}h-1l1-1z",
        f"M{x} {y + 1}v-1l1 1z",
    )[turn]


def windows(x: int, y: int, turn: int) -> str:
    return "".join(f"M{near(x + a)} {near(y + b)}h.26v.26h-.26z" for a in (0.17, 0.57) for b in (0.17, 0.57))


def steps(x: int, y: int, turn: int) -> str:
    if turn % 2:
        return f"M{x} {y + 1}v-.34h.33v-.33h.33v-.33h.34v1z"
    return f"M{x + 1} {y + 1}v-.34h-.33v-.33h-.33v-.33h-.34v1z"


def bars(x: int, y: int, turn: int) -> str:
    places = (0.1, 0.4, 0.7)
    if turn % 2:
        return "".join(f"M{near(x + a)} {y}h.2v1h-.2z" for a in places)
    return "".join(f"M{x} {near(y + a)}h1v.2h-1z" for a in places)


def half(x: int, y: int, turn: int) -> str:
    return (
        f"M{x} {y}h1v.5h-1z",
        f"M{near(x + 0.5)} {y}h.5v1h-.5z",
        f"M{x} {near(y + 0.5)}h1v.5h-1z",
        f"M{x} {y}h.5v1h-.5z",
    )[turn]


ALL: tuple[Tile, ...] = (full, quarter, ring, leaf, disc, arch, dome, triangle, windows, steps, bars, half)
