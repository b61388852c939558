"""Texts as long as practices have, in four languages: the same for the same number, whatever the size of the crowd."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from random import Random

LISTS = Path(__file__).resolve().parents[1] / "search" / "analysis" / "words"
LANGUAGES = ("en", "es", "pt-br", "fr")
KNOWN = 2500  # words of a language, the first of them in most texts, the last in hardly any
# Names that no list, glossary or text of the site has, so that right answers are known. They stand in titles: all that
# Wagtail's own search knows of a page.
RARE, MIDDLING, COMMON = "Zeppelinoro", "Aqueductum", "Quorvalis"
RARE_ONES = frozenset(range(7, 1000, 100))  # ten records, however many there are


@cache
def vocabulary(language: str) -> list[str]:
    words = (LISTS / f"{language[:2]}.txt").read_text().split()
    return Random(language).sample([word for word in words if len(word) > 3], KNOWN)


def text(chance: Random, language: str, length: int) -> str:
    """Words are as unequal as in any language: few are in most texts, most in few."""
    words = vocabulary(language)
    return " ".join(words[int(math.exp(chance.random() * math.log(KNOWN))) - 1] for _ in range(length))


def planted(number: int) -> str:
    """Those of these names that a record has in its titles."""
    found = [word for word, has in ((RARE, is_rare), (MIDDLING, is_middling), (COMMON, is_common)) if has(number)]
    return " ".join(found)


def is_rare(number: int) -> bool:
    return number in RARE_ONES


def is_middling(number: int) -> bool:
    return number % 20 == 3


def is_common(number: int) -> bool:
    return number % 10 != 9


def expected(word: str, size: int) -> int:
    """How many of so many records have the word."""
    has = {RARE: is_rare, MIDDLING: is_middling, COMMON: is_common}[word]
    return sum(map(has, range(size)))
