"""Slips of the finger, counted: a letter less, one more, another, or two changed about."""

from __future__ import annotations

import string

LETTERS = string.ascii_lowercase


def edits(key: str) -> set[str]:
    """All that one slip makes of a word."""
    halves = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    deleted = (left + right[1:] for left, right in halves if right)
    swapped = (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    replaced = (left + sign + right[1:] for left, right in halves if right for sign in LETTERS)
    inserted = (left + sign + right for left, right in halves for sign in LETTERS)
    return {*deleted, *swapped, *replaced, *inserted}


def is_one_apart(one: str, other: str) -> bool:
    """Whether one slip makes the other word, which is not the same."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, (sign, letter) in enumerate(zip(one, other, strict=False)) if sign != letter), None)
    if at is None:
        return True
    rest, others = one[at:], other[at:]
    return (
        rest[1:] in {others[1:], others} or rest == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def distance(one: str, other: str, most: int) -> int:
    """Optimal string alignment: slips between two words; more than `most` is not counted further."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        line = [row]
        for column, letter in enumerate(other, 1):
            best = min(above[column] + 1, line[-1] + 1, above[column - 1] + (sign != letter))
            if row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == letter:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return above[-1]
