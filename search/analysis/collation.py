"""A key by which titles and names sort the same on every engine: letters first, accents only between equals."""

from __future__ import annotations

import re

from search.analysis.text import fold

LONGEST = 400
AFTER_ALL = "\U0010fff0"
# Letters that a language counts apart, and the letter that they follow.
OWN_LETTERS = {
    "es": {"ñ": "n"},
    "sv": {"å": "z", "ä": "z" + AFTER_ALL, "ö": "z" + AFTER_ALL * 2},
    "fi": {"å": "z", "ä": "z" + AFTER_ALL, "ö": "z" + AFTER_ALL * 2},
    "da": {"æ": "z", "ø": "z" + AFTER_ALL, "å": "z" + AFTER_ALL * 2},
    "nb": {"æ": "z", "ø": "z" + AFTER_ALL, "å": "z" + AFTER_ALL * 2},
}
NUMBER = re.compile(r"\d+")
BETWEEN_WORDS = re.compile(r"[\W_]+")


def sort_key(text: str, language: str = "") -> str:
    """Sorts by letters, then by accents; numbers by their value. Hexadecimal, so that no database reorders it."""
    lower = text.lower()
    for letter, before in OWN_LETTERS.get(language.partition("-")[0], {}).items():
        lower = lower.replace(letter, before + AFTER_ALL)
    parts = (BETWEEN_WORDS.sub(" ", fold(part)) for part in lower.split(AFTER_ALL))
    first = NUMBER.sub(lambda match: match.group().zfill(8), AFTER_ALL.join(parts).strip())
    return f"{_hex(first)}00{_hex(text.casefold())}"[:LONGEST]


def _hex(text: str) -> str:
    return text.encode("utf-8", "replace").hex()
