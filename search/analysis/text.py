"""Letters and words of any language: what a visitor typed is never lost, and compares without case and accents."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_QUERY = 400  # characters
LONGEST_WORD = 60  # characters of a key; what follows does not tell words apart

# Letters that Unicode does not take apart into a base and an accent.
# Accents, points of Hebrew, vowel signs of Arabic. Signs of other scripts are letters of theirs and stay.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
JOINERS = "\u200c\u200d"
APOSTROPHES = "'’‘ʼʻ`´＇"
# Letters that no decomposition takes apart, and signs that are no part of a word.
FOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
    | dict.fromkeys(JOINERS + APOSTROPHES, "")
)
QUOTE = "['’‘ʼʻ＇]"
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
WITHOUT_SPACES = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003134f"


def _marks() -> str:
    """Signs that belong to the letter before them, as ranges of a character class."""
    codes = [code for code in range(min(sys.maxunicode, 0x1FFFF)) if unicodedata.category(chr(code)) in {"Mn", "Mc"}]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


LETTERS = rf"[\w{_marks()}{JOINERS}]"
# `Wi-Fi`, `e-government` and `A.I.` are one word each; an apostrophe joins what `_parts` may separate again.
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?"
    rf"|(?:(?<!\w)(?:[wW][iI][-‐‑](?=[fF][iI](?!\w))|[eimEIM][-‐‑](?=[^\W\d_]{{2}})))?{LETTERS}+(?:{QUOTE}{LETTERS}+)*"
)
APOSTROPHE = re.compile(QUOTE)
PIECES = re.compile(f"[{WITHOUT_SPACES}]+|[^{WITHOUT_SPACES}]+")
APART = re.compile(f"[{WITHOUT_SPACES}]|{QUOTE}")  # words that have to be looked into
HAS_NO_SPACES = re.compile(f"[{WITHOUT_SPACES}]")
# `l'eau`, `dell'acqua`: the article is a word of its own.
ELIDED = {*"ldjmtsnc", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "nell", "all", "sull", "dall", "un"}


class Word(NamedTuple):
    """A word as it stands in a text, and where."""

    text: str
    start: int
    end: int


def clean(text: str, longest: int = LONGEST_QUERY) -> str:
    """What was typed without invisible and control signs, composed (NFC), in one line; never a letter less."""
    text = text[: longest * 10]
    if not text.isascii() or not text.isprintable():
        text = "".join(sign if sign in JOINERS or not _is_invisible(sign) else _gap(sign) for sign in text)
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())[:longest].strip()


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in INVISIBLE


def _gap(sign: str) -> str:
    return " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else ""


def fold(text: str) -> str:
    """The text without case, accents and apostrophes: `Łódź` → `lodz`, `L’Aquila` → `laquila`; other scripts stay."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", ACCENTS.sub("", plain).translate(FOLDED))


@lru_cache(maxsize=4096)
def key_of(word: str) -> str:
    """The folded word in letters and digits only, so that every engine takes it as one word."""
    folded = fold(word)
    if folded.isalnum():
        return folded[:LONGEST_WORD]
    kept = "".join(sign for sign in folded if sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc"})
    return (kept if kept.isalnum() or not kept else "x" + kept.encode().hex())[:LONGEST_WORD]


def words(text: str) -> list[Word]:
    """The words of a text in their order; scripts without spaces as pairs of letters, which overlap."""
    text = text.replace("_", " ")
    if APART.search(text):
        return list(_words(text))
    return [Word(token, match.start(), match.end()) for match in TOKEN.finditer(text) if _is_word(token := match[0])]


def keys(text: str) -> list[str]:
    """The keys of a text's words, in their order."""
    if not APART.search(text):
        return [key for token in TOKEN.findall(text.replace("_", " ")) if (key := key_of(token))]
    return [key for word in words(text) if (key := key_of(word.text))]


def _words(text: str) -> Iterator[Word]:
    for match in TOKEN.finditer(text):
        token, start = match.group(), match.start()
        if HAS_NO_SPACES.search(token):
            yield from _pairs(token, start)
        elif APOSTROPHE.search(token):
            yield from _parts(token, start)
        elif _is_word(token):
            yield Word(token, start, match.end())


def _is_word(token: str) -> bool:
    """Not a mark alone."""
    return token.isascii() or any(map(str.isalnum, token))


def _parts(token: str, start: int) -> Iterator[Word]:
    """`l’eau` → `l`, `eau`; `city's` → `city`; `O’Brien` stays."""
    head, *rest = APOSTROPHE.split(token, maxsplit=1)
    if rest and head.lower() in ELIDED:
        yield Word(head, start, start + len(head))
        yield from _parts(rest[0], start + len(head) + 1)
        return
    if rest and token[-1] in "sS" and APOSTROPHE.match(token[-2]):
        token = token[:-2]
    if any(sign.isalnum() for sign in token):
        yield Word(token, start, start + len(token))


def _pairs(token: str, start: int) -> Iterator[Word]:
    for piece in PIECES.finditer(token):
        text, at = piece.group(), start + piece.start()
        if not HAS_NO_SPACES.match(text):
            yield from _parts(text, at)
        elif len(text) == 1:
            yield Word(text, at, at + 1)
        else:
            yield from (Word(text[i : i + 2], at + i, at + i + 2) for i in range(len(text) - 1))
