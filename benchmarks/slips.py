"""Queries as fingers type them: with one slip, or without accents."""

from __future__ import annotations

import re
import string
import unicodedata
from random import Random

SHORTEST = 4  # letters of a word that a slip leaves legible
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def slipped(words: str, chance: Random) -> str:
    """The query with one letter less, more, other, or two changed about; as it is where no word is long enough."""
    letters = [
        place
        for word in WORD.finditer(words)
        if unaccented(word.group()).isascii()
        for place in range(word.start(), word.end())
    ]
    if not letters:
        return words
    edited = words
    while edited == words:
        at, letter = chance.choice(letters), chance.choice(string.ascii_lowercase)
        before, after = words[:at], words[at:]
        edited = chance.choice(
            [
                before + after[1:],
                before + letter + after,
                before + letter + after[1:],
                before + after[1] + after[0] + after[2:] if at + 1 in letters else words,
            ]
        )
    return edited


def unaccented(words: str) -> str:
    """The same letters without their accents, as on a keyboard of another country."""
    apart = unicodedata.normalize("NFD", words)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f"))
