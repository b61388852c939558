"""Sets of places in a list, each a whole number whose bits say which places it has: cheap to hold, cut and count."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, count

FLAGS = bytes.maketrans(b"01", b"\0\1")


def of(places: Iterable[int], size: int) -> int:
    """The set of these places, all below `size`."""
    content = bytearray(size // 8 + 1)
    for place in places:
        content[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(content, "little")


def places(bits: int) -> list[int]:
    """The places of a set, the lowest first."""
    return list(compress(count(), format(bits, "b")[::-1].encode().translate(FLAGS)))


def moved(bits: int, emptied: Iterable[int], filled: Iterable[int]) -> int:
    """The set after places were taken out of the list, the last first, and others put in, the first first: it has none
    of these."""
    for place in emptied:
        bits = bits & (1 << place) - 1 | bits >> place + 1 << place
    for place in filled:
        bits = bits & (1 << place) - 1 | bits >> place << place + 1
    return bits
