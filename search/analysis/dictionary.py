"""Common words of a language, so that a good word is never taken for a slip. Lists lie in `words/`, one word a line;
the most frequent of them once more in `words/frequent/`, in the order of their frequency.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from search.analysis.stems import base
from search.analysis.stopwords import stop_words

WITH_PRONOUN = {"es": re.compile("(?P<verb>.+[aei]r)(?:[mts]e)?(?:[mts]e|l[aeo]s?|[no]?os)")}
FOLDER = Path(__file__).parent / "words"


class WordList:
    """The lines of a sorted text. They stay one string: as a set of words they would take seven times the memory."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = array("I", (line.start() for line in re.finditer("\n", text)))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> str:
        start = self._ends[at - 1] + 1 if at else 0
        return self._text[start : self._ends[at]]

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self, word)
        return at < len(self) and self[at] == word


@lru_cache(maxsize=8)
def listed(language: str) -> WordList:
    """Folded; empty for a language without a list."""
    path = FOLDER / f"{language}.txt"
    return WordList(path.read_text(encoding="ascii") if path.exists() else "")


@lru_cache(maxsize=8)
def frequent(language: str) -> frozenset[str]:
    """The words that everybody uses every day, folded; empty for a language without a list."""
    path = FOLDER / "frequent" / f"{language}.txt"
    return frozenset(path.read_text(encoding="ascii").split() if path.exists() else ())


def is_frequent(key: str, languages: Iterable[str]) -> bool:
    """Whether any of these languages has it every day: a visitor may type in another than the interface's."""
    return any(key in frequent(base(language)) for language in languages)


def is_with_pronoun(key: str, language: str) -> bool:
    """Whether a verb has a pronoun behind it, as in *comprarse* and *dárselo*: no list holds them all."""
    form = WITH_PRONOUN.get(base(language))
    found = form.fullmatch(key) if form else None
    return found is not None and is_common(found["verb"], language)


def is_common(key: str, language: str) -> bool:
    """Whether every reader of the language knows the word; little words too."""
    return key in stop_words(language) or key in listed(base(language))
