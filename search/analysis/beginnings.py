"""Words that somebody is still typing."""

from __future__ import annotations

FORGIVING_FROM = 4  # letters: from here on one slip is forgiven


def begins(key: str, word: str) -> bool:
    """Whether a word may become of what is typed, the first letter being right."""
    if word.startswith(key):
        return True
    if len(key) < FORGIVING_FROM or word[0] != key[0]:
        return False
    at = _first_difference(key, word)
    return (
        word.startswith(key[at + 1 :], at + 1)  # another letter
        or word.startswith(key[at + 1 :], at)  # one too many
        or word.startswith(key[at:], at + 1)  # one too few
        or word.startswith(key[at : at + 2][::-1] + key[at + 2 :], at)  # two changed about
    )


def is_like(key: str, word: str) -> bool:
    """Whether what is typed is the word, or one slip away."""
    if key == word:
        return True
    if len(key) < FORGIVING_FROM:
        return False
    at = _first_difference(key, word)
    rest, other = key[at:], word[at:]
    return (
        rest[1:] in {other[1:], other}
        or rest == other[1:]
        or (len(other) > 1 and rest == other[1] + other[0] + other[2:])
    )


def _first_difference(key: str, word: str) -> int:
    pairs = enumerate(zip(key, word, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(key), len(word)))
