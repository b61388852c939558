"""What the lexicon of this process says about words that are still typed: whose names they begin, which terms of the
glossary, and which words they may be if the first letter is a slip. It asks no database."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search import registry
from search.analysis.beginnings import FORGIVING_FROM, begins
from search.analysis.lexicon import GLOSSARY, NAME, Lexicon
from search.analysis.plurals import bare
from search.analysis.stems import base

Named = tuple[str, str]  # kind and slug of an entry that has a name of its own
MOST_NAMED = 20
MOST_TERMS = 40  # of those that begin alike, looked at
SHORTEST_TERM = 5  # letters: fewer begin half the glossary
SHORTEST_SLIP = 5  # letters: without the first one, fewer begin anything


@dataclass(frozen=True)
class Beginnings:
    """Names without their gaps, and terms of the glossary, each in order."""

    names: Sequence[tuple[str, Named]]
    terms: Sequence[str]


@lru_cache(maxsize=1)
def beginnings(known: Lexicon) -> Beginnings:
    """Some 20,000 references to what the lexicon holds; made anew with it."""
    names = {
        (name.replace(" ", ""), _named(sense.code))
        for name, senses in known.names.items()
        for sense in senses
        if sense.code.removeprefix(NAME).partition("/")[0] in registry.SEARCHABLES
    }
    terms = (term for term, senses in known.concepts.items() if any(each.code.startswith(GLOSSARY) for each in senses))
    return Beginnings(sorted(names), sorted(terms))


def _named(code: str) -> Named:
    kind, _, slug = code.removeprefix(NAME).partition("/")
    return kind, slug


def named(typed: Sequence[str], known: Lexicon) -> set[Named]:
    """The entries of which a name begins with what is typed, with or without its gaps: "unhab", "euro cit"."""
    joined = "".join(typed)
    if len(joined) < FORGIVING_FROM:
        return set()
    names = beginnings(known).names
    at = bisect_left(names, (joined,))
    return {told for name, told in names[at : at + MOST_NAMED] if name.startswith(joined)}


def nearly_named(typed: Sequence[str], known: Lexicon) -> set[Named]:
    """The same with one slip, at the first letter too."""
    joined = "".join(typed)
    if len(joined) < SHORTEST_SLIP:
        return set()
    rows = beginnings(known).names
    found = (told for name, told in rows if begins(joined, name) or begins_otherwise(joined, name))
    return set(sorted(found)[:MOST_NAMED])


def begins_otherwise(key: str, word: str) -> bool:
    """Whether a word may become of what is typed, the first letter being a slip: missing, wrong, one too many, or
    changed about with the second."""
    rest = key[1:]
    return len(key) >= SHORTEST_SLIP and (
        word.startswith(key, 1)
        or word.startswith(rest, 1)
        or word.startswith(rest)
        or (word.startswith(key[1] + key[0]) and word.startswith(key[2:], 2))
    )


def mended(typed: Sequence[str], known: Lexicon) -> list[str]:
    """What is typed, with known words in place of those whose first letter may be a slip."""
    return [_mended(key, known) for key in typed]


@lru_cache(maxsize=256)
def _mended(key: str, known: Lexicon) -> str:
    if key in known.words or len(key) < SHORTEST_SLIP:
        return key
    held = key[2:]  # is in all that it may be: most words are told from it at a glance
    found = [word for word in known.words if held in word and begins_otherwise(key, word)]
    return min(found, key=lambda word: (abs(len(word) - len(key)), word), default=key)


def terms(typed: Sequence[str], language: str, known: Lexicon) -> list[str]:
    """Codes of the glossary by a term that begins with what is typed, in any language; the shortest term first."""
    *whole, last = typed
    starts = {" ".join([*map(bare, whole), ending]) for ending in (last, bare(last))}
    if len("".join(typed)) < SHORTEST_TERM:
        return []
    rows, found = beginnings(known).terms, set()
    for start in starts:
        at = bisect_left(rows, start)
        found |= {term for term in rows[at : at + MOST_TERMS] if term.startswith(start)}
    ordered = sorted(found, key=lambda term: (len(term), term))
    codes = (code for term in ordered for code in _meant(term, language, known))
    return list(dict.fromkeys(codes))


def _meant(term: str, language: str, known: Lexicon) -> Iterator[str]:
    for sense in known.concepts[term]:
        if sense.code.startswith(GLOSSARY) and sense.weight_in(base(language), " " not in term, term):
            yield sense.code.removeprefix(GLOSSARY)
