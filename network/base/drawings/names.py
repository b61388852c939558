"""Names on a map: each beside its place, and none over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LETTER = 0.56  # of the type's size: how wide a letter is on average
Placed = tuple[str, float, float, str]


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Name:
    text: str
    x: float
    y: float
    gap: float  # between the place and its name


def placed(names: Sequence[Name], taken: Sequence[Box], size: float, width: float, height: float) -> Iterator[Placed]:
    """Text, x, y and anchor of the names that find room, in the order given: the first choose first."""
    full = list(taken)
    for name in names:
        for box, place in _choices(name, size):
            inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if inside and not any(box.meets(other) for other in full):
                full.append(box)
                yield place
                break


def _choices(name: Name, size: float) -> Iterator[tuple[Box, Placed]]:
    """To the right, to the left, below, above."""
    long, base = len(name.text) * size * LETTER, round(name.y + size * 0.34, 1)
    for x, y, anchor, left in (
        (name.x + name.gap, base, "start", name.x + name.gap),
        (name.x - name.gap, base, "end", name.x - name.gap - long),
        (name.x, round(base + size * 0.6 + name.gap, 1), "middle", name.x - long / 2),
        (name.x, round(base - size * 0.6 - name.gap, 1), "middle", name.x - long / 2),
    ):
        yield Box(left, y - size * 0.8, left + long, y + size * 0.25), (name.text, round(x, 1), y, anchor)
