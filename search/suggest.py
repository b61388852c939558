"""Suggestions while a visitor types: titles, names of cities and organisations, missions, themes and tools.

The last word may still be going on; accents and one slip are forgiven. The number of queries does not depend on what
there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from search import engines, languages, registry
from search.analysis import clean
from search.analysis.beginnings import begins, is_like
from search.analysis.text import keys
from search.analysis.versions import known
from search.engines.interface import Question
from search.models import SearchDocument

MOST = 8
MOST_CONCEPTS = 3
CANDIDATES = 60
SHORTEST = 2  # letters
MOST_WORDS = 8
TOOLS = "technology"  # no facet: found by its words
CONCEPTS = ("mission", "theme", TOOLS)
CONCEPT_LIST, ALL_KINDS = "practices/", "search/"


@dataclass(frozen=True)
class Suggestion:
    kind: str
    title: str
    url: str
    city: str | None = None


class Entry(NamedTuple):
    """What is read of a document that may be suggested."""

    pk: int
    kind: str
    title: str
    names: Sequence[str]
    url_path: str
    city: Mapping[str, str] | None


def suggestions(text: str, language: str) -> list[Suggestion]:
    """The likeliest first; none for less than two letters."""
    typed = keys(clean(text))[:MOST_WORDS]
    if not typed or len("".join(typed)) < SHORTEST:
        return []
    ranked = sorted(_concepts(typed, language), key=lambda each: each[0])
    concepts = [concept for _place, concept in ranked[:MOST_CONCEPTS]]
    entries = _entries(typed, language)
    return [*entries[: MOST - len(concepts)], *concepts]


def fits(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word is in the text, the last one perhaps only begun."""
    *whole, last = typed
    first = last[0]  # is right wherever a word begins so: most words are told from it at a glance
    if not any(word[0] == first and begins(last, word) for word in words):
        return False
    return all(any(is_like(key, word) for word in words) for key in whole)


def is_same(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the text is just what is typed, but for a slip in a word."""
    return len(typed) == len(words) and all(map(is_like, typed, words))


def is_begun(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the text begins with what is typed."""
    *whole, last = typed
    if len(words) < len(typed) or list(words[: len(whole)]) != whole:
        return False
    return begins(last, words[len(whole)])


def _concepts(typed: Sequence[str], language: str) -> Iterator[tuple[tuple[int, ...], Suggestion]]:
    """Those that lead to something, and their places."""
    used = _used(known().documents_token, language)
    for place, scheme in enumerate(CONCEPTS):
        for code, label in _labels(scheme, language).items():
            words = _keys(str(label))
            if code in used[scheme] and fits(typed, words):
                ranked = (not is_same(typed, words), not is_begun(typed, words), place)
                yield ranked, Suggestion(scheme, str(label), _list_of(scheme, code, str(label), language))


def _labels(scheme: str, language: str) -> Mapping[str, str]:
    words = registry.words_of(scheme)
    return words((), language) if words else {}


def _list_of(scheme: str, code: str, label: str, language: str) -> str:
    path, asked = (ALL_KINDS, {"q": label}) if scheme == TOOLS else (CONCEPT_LIST, {scheme: code})
    return f"{languages.address(path, language)}?{urlencode(asked)}"


@lru_cache(maxsize=32)
def _used(version: str, language: str) -> Mapping[str, Collection[str]]:
    """The concepts that an entry of their list has, for a version of the documents."""
    listed = tuple(each.kind for each in registry.searchables() if each.list_path == CONCEPT_LIST)
    question = Question(language, "newest", conditions={"kind": listed} if listed else {})
    found = engines.current().find(question, 0, 0).known
    return {scheme: frozenset(found.get(scheme, ())) for scheme in CONCEPTS}


def _entries(typed: Sequence[str], language: str) -> list[Suggestion]:
    ids = engines.current().beginning(typed, language, CANDIDATES)
    told = SearchDocument.objects.filter(pk__in=list(ids)).values_list(*Entry._fields)
    rows = {row.pk: row for row in map(Entry._make, told)}
    ranked = sorted(_ranked(typed, [rows[each] for each in ids if each in rows]), key=lambda each: each[0])
    return [_suggestion(row, language) for _place, row in ranked]


def _ranked(typed: Sequence[str], rows: Sequence[Entry]) -> Iterator[tuple[tuple[int, ...], Entry]]:
    """Those whose title or name fits; what is just this first, then what begins so, a city by any of its names."""
    kinds: Mapping[str, int] = {each.kind: place for place, each in enumerate(registry.searchables())}
    for place, row in enumerate(rows):
        own, names = _keys(row.title), {_keys(name) for name in row.names} - {()}
        if not fits(typed, own) and not any(fits(typed, name) for name in names):
            continue
        is_city = row.kind == "city"
        called = [own, *names] if is_city else [own]
        begun = any(is_begun(typed, each) for each in called)
        same = own == tuple(typed) or (is_city and any(is_same(typed, each) for each in called))
        among = (not is_city, place) if begun else (kinds.get(row.kind, 0), place)
        yield (not same, not begun, not fits(typed, own) and not is_city, *among), row


@lru_cache(maxsize=8192)  # the same titles and names come with every letter
def _keys(text: str) -> tuple[str, ...]:
    return tuple(keys(text))


def _suggestion(row: Entry, language: str) -> Suggestion:
    city = row.city["name"] if row.city and row.city["name"] != row.title else None
    return Suggestion(row.kind, row.title, languages.address(row.url_path, language), city)
