"""Every text on every ground that it stands on, in both schemes: contrast 7:1; what is used but not read: 3:1."""

from __future__ import annotations

import re
from functools import cache

import pytest

from network.base.stylesheet import SOURCES

TEXT, SHAPE = 7, 3
MISSIONS = ("leaf", "window", "triangle", "arch", "steps", "ring")
PAIRS = [
    *[("ink", ground, TEXT) for ground in ("canvas", "surface", "sunk", "tint", "mark")],
    *[("ink-2", ground, TEXT) for ground in ("canvas", "surface", "sunk")],
    *[("action", ground, TEXT) for ground in ("canvas", "surface", "tint")],
    ("action-strong", "tint", TEXT),
    ("on-action", "action", TEXT),
    ("on-action", "action-strong", TEXT),
    ("good", "surface", TEXT),
    ("good", "good-tint", TEXT),
    ("warn", "warn-tint", TEXT),
    *[("bad", ground, TEXT) for ground in ("canvas", "surface", "bad-tint")],
    *[(mission, f"{mission}-tint", TEXT) for mission in MISSIONS],
    *[(text, ground, TEXT) for text in ("night-ink", "#ffffff") for ground in ("night", "night-2")],
    ("#11152b", "signal", TEXT),
    ("#ffffff", "#2438c9", TEXT),
    ("edge", "surface", SHAPE),
    ("edge", "canvas", SHAPE),
    ("signal", "night", SHAPE),
    ("#8d97d6", "night", SHAPE),
]


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def tokens(scheme: str) -> dict[str, str]:
    found = {}
    css = (SOURCES / "10-tokens.css").read_text(encoding="utf-8")
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", css):
        pair = re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", value)
        if pair:
            found[name] = pair[1 if scheme == "light" else 2]
        elif re.fullmatch(r"#\w{6}", value):
            found[name] = value
    return found


def colour(name: str, scheme: str) -> str:
    return name if name.startswith("#") else tokens(scheme)[name]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "wanted"), PAIRS)
def test_a_pair_can_be_told_apart(front: str, ground: str, wanted: int, scheme: str) -> None:
    assert ratio(colour(front, scheme), colour(ground, scheme)) >= wanted


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") < TEXT


def test_old_browsers_get_the_light_scheme_whole() -> None:
    css = (SOURCES / "11-tokens-fallback.css").read_text(encoding="utf-8")
    fallback = dict(re.findall(r"--([\w-]+): (#\w{6});", css))
    source = (SOURCES / "10-tokens.css").read_text(encoding="utf-8")
    pairs = dict(re.findall(r"--([\w-]+):\s*light-dark\((#\w{6}),", source))

    assert fallback == pairs
