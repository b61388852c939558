"""What the tests of drawings read out of their markup."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

ARGUMENTS = {
    "M": 2,
    "h": 1,
    "v": 1,
    "H": 1,
    "V": 1,
    "l": 2,
    "L": 2,
    "m": 2,
    "a": 7,
    "A": 7,
    "c": 6,
    "C": 6,
    "s": 4,
    "z": 0,
}
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
FLAGS = (3, 4)


def parsed(svg: str) -> ElementTree.Element:
    """Raises where the markup is not well-formed."""
    return ElementTree.fromstring(svg)


def faults(svg: str) -> list[str]:
    """Path data that a browser would not draw to its end, and attributes that a strict policy refuses."""
    found = []
    for element in parsed(svg).iter():
        found += [f"{name}=" for name in element.attrib if name == "style" or name.startswith("on")]
        if element.tag.endswith("path"):
            found += [f"{part!r}" for part in broken(element.attrib["d"])]
    return found


def broken(data: str) -> list[str]:
    if data[:1] not in {"M", "m"}:
        return [data[:20]]
    wrong = []
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        numbers, rest = NUMBER.findall(text), NUMBER.sub("", text).replace(",", " ").strip()
        wanted = ARGUMENTS.get(command)
        complete = wanted is not None and (not numbers if wanted == 0 else numbers and len(numbers) % wanted == 0)
        flags = (
            [numbers[i + j] for i in range(0, len(numbers), 7) for j in FLAGS] if command in "aA" and complete else []
        )
        if rest or not complete or set(flags) - {"0", "1"}:
            wrong.append(command + text)
    return wrong


def weight(svg: str) -> int:
    """Bytes as they are sent."""
    return len(gzip.compress(svg.encode(), 9))
