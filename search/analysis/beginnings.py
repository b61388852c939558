"""Words that somebody is still typing."""

from __future__ import annotations

from search.analysis.correct import distance

FORGIVING_FROM = 4  # letters: from here on one slip is forgiven


def begins(key: str, word: str) -> bool:
    """Whether a word may become of what is typed, the first letter being right."""
    if word.startswith(key):
        return True
    if len(key) < FORGIVING_FROM or word[0] != key[0]:
        return False
    return any(distance(key, word[:length], 1) <= 1 for length in range(len(key) - 1, len(key) + 2))


def is_like(key: str, word: str) -> bool:
    """Whether what is typed is the word, or one slip away."""
    return key == word or (len(key) >= FORGIVING_FROM and distance(key, word, 1) <= 1)
