"""Suggestions while a visitor types: titles, names of cities and organisations, missions and themes.

The last word may still be going on; accents and one slip are forgiven. The number of queries is always the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from search import engines, languages, registry
from search.analysis import clean
from search.analysis.beginnings import begins, is_like
from search.analysis.text import keys
from search.models import SearchDocument

MOST = 8
MOST_CONCEPTS = 3
CANDIDATES = 60
SHORTEST = 2  # letters
MOST_WORDS = 8
CONCEPTS = ("mission", "theme")
CONCEPT_LIST = "practices/"


@dataclass(frozen=True)
class Suggestion:
    kind: str
    title: str
    url: str
    city: str | None = None


def suggestions(text: str, language: str) -> list[Suggestion]:
    """The likeliest first; none for less than two letters."""
    typed = keys(clean(text))[:MOST_WORDS]
    if not typed or len("".join(typed)) < SHORTEST:
        return []
    concepts = list(_concepts(typed, language))[:MOST_CONCEPTS]
    entries = _entries(typed, language)
    return [*entries[: MOST - len(concepts)], *concepts]


def fits(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each typed word is in the text, the last one perhaps only begun."""
    *whole, last = typed
    return all(any(is_like(key, word) for word in words) for key in whole) and any(begins(last, word) for word in words)


def _concepts(typed: Sequence[str], language: str) -> Iterator[Suggestion]:
    for scheme in CONCEPTS:
        facet = registry.FACETS.get(scheme)
        for code, label in (facet.labels((), language) if facet else {}).items():
            if fits(typed, _keys(str(label))):
                url = f"{languages.address(CONCEPT_LIST, language)}?{urlencode({scheme: code})}"
                yield Suggestion(scheme, str(label), url)


def _entries(typed: Sequence[str], language: str) -> list[Suggestion]:
    ids = engines.current().beginning(typed, language, CANDIDATES)
    rows = SearchDocument.objects.only("kind", "number", "title", "names", "url_path", "city").in_bulk(list(ids))
    ranked = sorted(_ranked(typed, [rows[each] for each in ids if each in rows]), key=lambda each: each[0])
    return [_suggestion(row, language) for _place, row in ranked]


def _ranked(typed: Sequence[str], rows: Sequence[SearchDocument]) -> Iterator[tuple[tuple[int, ...], SearchDocument]]:
    """Those whose title or name fits; the title that is just this first, then those that begin so, then by kind."""
    kinds: Mapping[str, int] = {each.kind: place for place, each in enumerate(registry.searchables())}
    for place, row in enumerate(rows):
        own = _keys(row.title)
        names = [_keys(name) for name in row.names]
        if not fits(typed, own) and not any(fits(typed, name) for name in names if name):
            continue
        starts = own[: len(typed) - 1] == tuple(typed[:-1]) and len(own) >= len(typed)
        is_begun = starts and begins(typed[-1], own[len(typed) - 1])
        same = own == tuple(typed) or (tuple(typed) in names and row.kind == "city")
        yield (not same, not is_begun, not fits(typed, own), place if is_begun else kinds.get(row.kind, 0), place), row


@lru_cache(maxsize=8192)  # the same titles and names come with every letter
def _keys(text: str) -> tuple[str, ...]:
    return tuple(keys(text))


def _suggestion(row: SearchDocument, language: str) -> Suggestion:
    city = row.city["name"] if row.city and row.city["name"] != row.title else None
    return Suggestion(row.kind, row.title, languages.address(row.url_path, language), city)
