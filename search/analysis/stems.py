"""Word forms: a word is found by its stem, typed with or without its accents."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import Any

from Stemmer import Stemmer

from search.analysis.text import fold, key_of

ALGORITHMS = {
    "en": "english",
    "es": "spanish",
    "pt": "portuguese",
    "fr": "french",
    "de": "german",
    "it": "italian",
    "nl": "dutch",
}
_stemmers: dict[str, Any] = {}
_lock = Lock()  # a stemmer keeps the word that it works on


def base(language: str) -> str:
    """`pt-br` → `pt`."""
    return language.partition("-")[0].lower()


@lru_cache(maxsize=8192)
def stem_keys(word: str, language: str) -> tuple[str, ...]:
    """The keys of a word form: its stem and the stem of its form without accents, both folded, each once.

    Folding comes after stemming: `participações` and `participacoes` have one key in common. Only the folded word for
    languages without a stemmer of ours, and for other scripts.
    """
    language, folded = base(language), key_of(word)
    if language not in ALGORITHMS or not folded.isalpha():
        return (folded,)
    lower = word.lower()
    forms = (lower,) if lower.isascii() else (lower, fold(lower))
    return tuple(dict.fromkeys(key_of(_stem(form, language)) or folded for form in forms))


def _stem(word: str, language: str) -> str:
    with _lock:
        if language not in _stemmers:
            _stemmers[language] = Stemmer(ALGORITHMS[language], 0)  # `stem_keys` remembers
        stem: str = _stemmers[language].stemWord(word)
    return stem
