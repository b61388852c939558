"""Common words of a language, so that a good word is never taken for a slip. Lists lie in `words/`, one word a line;
the most frequent of them once more in `words/frequent/`, in the order of their frequency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from search.analysis.stems import base
from search.analysis.stopwords import stop_words

WITH_PRONOUN = {"es": re.compile("(?P<verb>.+[aei]r)(?:[mts]e)?(?:[mts]e|l[aeo]s?|[no]?os)")}
FOLDER = Path(__file__).parent / "words"
NAMES = "names"  # the list of names, which belong to no language
BLOCK = 3  # letters


class WordList:
    """The lines of a sorted text. They stay one string: as a set of words they would take seven times the memory."""

    def __init__(self, text: str) -> None:
        self._text = f"\n{text}"
        self._blocks: dict[str, tuple[int, int]] = {}  # by the first letters of its words, where a block stands
        at = 0
        for line in text.split("\n")[:-1]:
            end = at + len(line) + 2
            start, _end = self._blocks.get(line[:BLOCK], (at, end))
            self._blocks[line[:BLOCK]] = start, end
            at = end - 1

    def __contains__(self, word: str) -> bool:
        block = self._blocks.get(word[:BLOCK])
        return block is not None and word.isalpha() and self._text.find(f"\n{word}\n", *block) >= 0


@lru_cache(maxsize=16)
def listed(language: str) -> WordList:
    """Folded; empty for a language without a list."""
    path = FOLDER / f"{language}.txt"
    return WordList(path.read_text(encoding="ascii") if path.exists() else "")


@lru_cache(maxsize=8)
def rare(language: str) -> WordList:
    """Folded; words that are good ones, and that few readers know."""
    path = FOLDER / "rare" / f"{language}.txt"
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


def is_word(key: str, language: str) -> bool:
    """Whether it is a word of the language at all."""
    return is_common(key, language) or key in rare(base(language))


def is_listed_name(key: str) -> bool:
    """Whether it is a word of a name: of a city or country, a person, an agency or a company, member or not."""
    return key in listed(NAMES)
