"""Common words of a language, so that a good word is never taken for a slip. Lists lie in `words/`, one word a line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from search.analysis.stems import base
from search.analysis.stopwords import stop_words

FOLDER = Path(__file__).parent / "words"


@lru_cache(maxsize=8)
def common_words(language: str) -> frozenset[str]:
    """Folded; with the little words. Empty for a language without a list."""
    path = FOLDER / f"{base(language)}.txt"
    listed = path.read_text(encoding="ascii").split() if path.exists() else []
    return stop_words(language).union(listed)


def is_common(key: str, language: str) -> bool:
    return key in common_words(base(language))
