"""Slips of the finger: only a word that nothing knows is corrected, and only to one that something knows."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis.dictionary import frequent, is_common, is_frequent, is_with_pronoun
from search.analysis.lexicon import Lexicon
from search.analysis.stems import base, stem_keys
from search.analysis.text import key_of
from search.analysis.vocabulary import DocumentWord, begin_alike, counted, one_slip_apart
from search.languages import codes

SHORTEST = 4  # letters; shorter words have too many neighbours
TWO_SLIPS_FROM = 6
FOREIGN_FROM = 7
IN_LEXICON = 3  # a word of the lexicon weighs as much as one that stands in so many documents
EVERYDAY = 1  # the same for an everyday word of the visitor's language
MOST_WORDS = 8  # of one query that are looked at
SHORTEST_PART = 3
LETTERS = string.ascii_lowercase


@dataclass(frozen=True, slots=True)
class Slip:
    """Words `start` to `end` of a query, and what was meant."""

    start: int
    end: int
    typed: str
    meant: str


def mend(typed: Sequence[str], language: str, known: Lexicon) -> tuple[Slip, ...]:
    """The slips in a query's words. No database query where every word is known to the lexicon or the dictionary."""
    keys = [key_of(word) for word in typed]
    doubtful = [key for key in dict.fromkeys(keys) if is_doubtful(key, language, known)][:MOST_WORDS]
    if not doubtful:
        return ()
    unknown = set(doubtful) - counted(doubtful).keys()
    return tuple(_slips(typed, keys, unknown, language, known)) if unknown else ()


def is_doubtful(key: str, language: str, known: Lexicon) -> bool:
    """Whether a word can be judged, and neither the lexicon nor the dictionary of the visitor's language knows it, nor
    is it an everyday word of another language of the site.
    """
    if len(key) < SHORTEST or not key.isalpha() or key in known.words:
        return False
    known_to_all = is_common(key, language) or is_with_pronoun(key, language)
    return not known_to_all and not is_frequent(key, codes())


def _slips(
    typed: Sequence[str], keys: Sequence[str], unknown: set[str], language: str, known: Lexicon
) -> Iterator[Slip]:
    at = 0
    while at < len(keys):
        end = at + 1
        if keys[at] in unknown:
            meant = nearest(keys[at], language, known) or _split(keys[at], language, known)
            if not meant and end < len(keys) and (joined := keys[at] + keys[end]) in known.words:
                meant, end = joined, end + 1
            if meant and not (meant.isalpha() and _is_form_of(keys[at], meant, language)):
                yield Slip(at, end, " ".join(typed[at:end]), meant)
        at = end


def _is_form_of(key: str, meant: str, language: str) -> bool:
    """Another form of the same word (*aclaran*, *aclarar*) is no slip: texts are found by their stem anyway."""
    return not set(stem_keys(key, language)).isdisjoint(stem_keys(meant, language))


def nearest(key: str, language: str, known: Lexicon) -> str:
    """The known word that was most probably meant; empty if there is none near enough."""
    near = {word: documents for word, documents in _one_apart(key, language, known).items() if word != key}
    if not near and len(key) >= TWO_SLIPS_FROM:
        near = _two_apart(key, language, known)
    return max(near, key=lambda word: (word[0] == key[0], near[word], word), default="")


def _one_apart(key: str, language: str, known: Lexicon) -> dict[str, int]:
    everyday = frequent(base(language))
    found = {}
    for word in edits(key):
        if speaks(known.words.get(word), language):
            found[word] = IN_LEXICON
        elif word in everyday:
            found[word] = EVERYDAY
    return _with_documents(found, one_slip_apart(key), key, language, 1)


def _two_apart(key: str, language: str, known: Lexicon) -> dict[str, int]:
    letters = set(key)
    near = (
        word
        for length in range(len(key) - 2, len(key) + 3)
        for word in known.alike.get((key[0], length), ())
        if len(letters.symmetric_difference(word)) <= 4 and speaks(known.words[word], language)
    )
    found = {word: IN_LEXICON for word in near if distance(key, word, 2) <= 2}
    return _with_documents(found, begin_alike(key), key, language, 2)


def _with_documents(
    found: dict[str, int], candidates: Iterable[DocumentWord], key: str, language: str, most: int
) -> dict[str, int]:
    for candidate in candidates:
        if not _is_for(candidate, key, language, most) or distance(key, candidate.word, most) > most:
            continue
        found[candidate.word] = found.get(candidate.word, 0) + candidate.documents
    return found


def _is_for(candidate: DocumentWord, key: str, language: str, most: int) -> bool:
    """Another language's word is offered only where it is long and one slip away."""
    is_own = base(candidate.language) == base(language)
    return is_own or (most == 1 and len(key) >= FOREIGN_FROM)


def speaks(languages: frozenset[str] | None, language: str) -> bool:
    """Whether a word of the lexicon is one of the language, or of a name."""
    return languages is not None and ("" in languages or base(language) in languages)


def edits(key: str) -> set[str]:
    """All that one slip makes of a word: a letter less, more, another, or two changed about."""
    halves = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    deleted = (left + right[1:] for left, right in halves if right)
    swapped = (left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1)
    replaced = (left + sign + right[1:] for left, right in halves if right for sign in LETTERS)
    inserted = (left + sign + right for left, right in halves for sign in LETTERS)
    return {*deleted, *swapped, *replaced, *inserted}


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


def _split(key: str, language: str, known: Lexicon) -> str:
    """Two known words that were written as one: a term of ours, else two words of the language's dictionary."""
    pairs = [(key[:at], key[at:]) for at in range(SHORTEST_PART, len(key) - SHORTEST_PART + 1)]
    whole = [" ".join(pair) for pair in pairs if " ".join(pair) in known.concepts or " ".join(pair) in known.names]
    if whole:
        return whole[0]
    parts = [pair for pair in pairs if all(_is_known(part, language, known) for part in pair)]
    return " ".join(max(parts, key=lambda pair: min(map(len, pair)))) if parts else ""


def _is_known(key: str, language: str, known: Lexicon) -> bool:
    return len(key) > SHORTEST_PART and (is_common(key, language) or speaks(known.words.get(key), language))
