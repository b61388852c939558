"""Suggestions while a visitor types: titles, names of cities and organisations, missions and themes.

The last word may still be going on; accents and one slip are forgiven. The number of queries is always the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.conf import settings

from search import engines, languages, registry
from search.analysis import Unit, clean, stem_keys
from search.analysis.correct import distance
from search.analysis.text import keys
from search.analysis.vocabulary import begin_alike
from search.engines.interface import Question
from search.models import SearchDocument

MOST = 8
MOST_CONCEPTS = 3
CANDIDATES = 60
SHORTEST = 2  # letters
FORGIVING_FROM = 4
COMPLETIONS = 12
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
    return all(any(_is_like(key, word) for word in words) for key in whole) and any(
        _begins(last, word) for word in words
    )


def _begins(key: str, word: str) -> bool:
    if word.startswith(key):
        return True
    if len(key) < FORGIVING_FROM or word[0] != key[0]:
        return False
    return any(distance(key, word[:length], 1) <= 1 for length in range(len(key) - 1, len(key) + 2))


def _is_like(key: str, word: str) -> bool:
    return key == word or (len(key) >= FORGIVING_FROM and distance(key, word, 1) <= 1)


def _concepts(typed: Sequence[str], language: str) -> Iterator[Suggestion]:
    for scheme in CONCEPTS:
        facet = registry.FACETS.get(scheme)
        for code, label in (facet.labels((), language) if facet else {}).items():
            if fits(typed, keys(str(label))):
                url = f"{languages.address(CONCEPT_LIST, language)}?{urlencode({scheme: code})}"
                yield Suggestion(scheme, str(label), url)


def _entries(typed: Sequence[str], language: str) -> list[Suggestion]:
    known = {each.word for each in begin_alike(*typed)}
    last = len(typed) - 1
    units = [Unit((key,), (_forms(key, known, begun=place == last),)) for place, key in enumerate(typed)]
    question = Question(language=language, order="relevance", units=tuple(units))
    ids = engines.current().find(question, 0, CANDIDATES).ids
    rows = SearchDocument.objects.only("kind", "number", "title", "names", "url_path", "city").in_bulk(list(ids))
    ranked = sorted(_ranked(typed, [rows[each] for each in ids if each in rows]), key=lambda each: each[0])
    return [_suggestion(row, language) for _place, row in ranked]


def _forms(key: str, known: Collection[str], *, begun: bool) -> tuple[str, ...]:
    """The words of documents that a typed word may be, or become."""
    fitting = filter(partial(_begins if begun else _is_like, key), known)
    near = sorted(fitting, key=lambda word: (not word.startswith(key), len(word), word))[:COMPLETIONS]
    return tuple(dict.fromkeys((key, *stem_keys(key, settings.LANGUAGE_CODE), *near)))


def _ranked(typed: Sequence[str], rows: Sequence[SearchDocument]) -> Iterator[tuple[tuple[int, ...], SearchDocument]]:
    """Those whose title or name fits; the title that is just this first, then those that begin so, then by kind."""
    kinds: Mapping[str, int] = {each.kind: place for place, each in enumerate(registry.searchables())}
    for place, row in enumerate(rows):
        own = keys(row.title)
        names = [keys(name) for name in row.names]
        if not fits(typed, own) and not any(fits(typed, name) for name in names if name):
            continue
        starts = own[: len(typed) - 1] == list(typed[:-1]) and len(own) >= len(typed)
        begins = starts and _begins(typed[-1], own[len(typed) - 1])
        same = own == list(typed) or (list(typed) in names and row.kind == "city")
        yield (not same, not begins, not fits(typed, own), place if begins else kinds.get(row.kind, 0), place), row


def _suggestion(row: SearchDocument, language: str) -> Suggestion:
    city = row.city["name"] if row.city and row.city["name"] != row.title else None
    return Suggestion(row.kind, row.title, languages.address(row.url_path, language), city)
