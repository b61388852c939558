"""How a word is written whose key is known: a correction is shown with its accents and capitals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from search.analysis.dictionary import FOLDER
from search.analysis.lexicon import NAME, Lexicon
from search.analysis.stems import base
from search.analysis.text import key_of


def spelled(key: str, language: str, known: Lexicon, *, is_name: bool = False) -> str:
    """As a term of the language has it, a name, or the dictionary of the language; the key if none has it."""
    language = base(language)
    own = {} if is_name else known.written.get(language, {})
    if key in own:
        return own[key]
    if is_name or language not in known.words.get(key, ()):
        for names in (NAME + language, NAME):
            if key in known.written.get(names, ()):
                return known.written[names][key]
    return accented(language).get(key, key)


@lru_cache(maxsize=8)
def accented(language: str) -> Mapping[str, str]:
    """Common words that are usually written with accents, by their keys; none for a language without a list."""
    path = FOLDER / "accented" / f"{language}.txt"
    words = path.read_text(encoding="utf-8").split() if path.exists() else ()
    return {key_of(word): word for word in words}
