"""What other words for a concept would change: the entries that would get its tag, and those that would lose it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count

from search import engines
from search.analysis import Unit, words
from search.analysis.lexicon import Lexicon
from search.analysis.query import query_keys
from search.analysis.terms import Term
from search.analysis.text import key_of, keys
from search.models import SearchDocument

MOST_READ = 500  # documents: of a word that stands in more, the share is reckoned from these
TITLES = 10


@dataclass(frozen=True)
class Effect:
    """`share`: of all documents, those that say any of the words then."""

    gained: Sequence[str] = field(default_factory=tuple)
    lost: Sequence[str] = field(default_factory=tuple)
    share: float = 0.0
    is_reckoned: bool = False

    @property
    def first_gained(self) -> Sequence[str]:
        return self.gained[:TITLES]

    @property
    def first_lost(self) -> Sequence[str]:
        return self.lost[:TITLES]


def effect(before: Collection[Term], after: Collection[Term]) -> Effect:
    """Titles of entries, each once, in their order. A few queries, whatever the number of documents."""
    total = SearchDocument.objects.aggregate(total=Count("pk"))["total"]
    found = sorted(engines.stored().mentioning([_unit(term) for term in {*before} ^ {*after}]))
    read = found[:MOST_READ]
    if not read or not total:
        return Effect()
    old, new = Lexicon.of(before), Lexicon.of(after)
    gained: set[tuple[str, str]] = set()
    lost: set[tuple[str, str]] = set()
    saying = 0
    for row in _texts_of(read):
        said, says = (_said(known, row) for known in (old, new))
        saying += bool(says)
        gained |= {(code, row.title) for code in says - said}
        lost |= {(code, row.title) for code in said - says}
    return Effect(
        gained=sorted({title for _code, title in gained - lost}),
        lost=sorted({title for _code, title in lost - gained}),
        share=saying / len(read) * len(found) / total,
        is_reckoned=len(found) > len(read),
    )


def shares(terms: Sequence[Term]) -> dict[Term, float]:
    """Of each term alone, as `Effect.share` tells it, reckoned from as many documents as of one. Two queries."""
    numbers = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True)) if terms else []
    read = random.Random(len(numbers)).sample(numbers, min(len(numbers), MOST_READ))
    known = Lexicon.of(term._replace(target=f"{term.target}#{place}") for place, term in enumerate(terms))
    said = Counter(code for row in _texts_of(read) for code in _said(known, row))
    return {term: said[f"{term.target}#{place}"] / len(read) if read else 0.0 for place, term in enumerate(terms)}


def _texts_of(numbers: Collection[int]) -> Iterable[SearchDocument]:
    return SearchDocument.objects.filter(pk__in=numbers).only("title", "summary", "body", "language")


def _unit(term: Term) -> Unit:
    """Finds every document that may say the term, and some that only have its words."""
    told = tuple(word.text for word in words(term.text) if key_of(word.text))
    return Unit(told, tuple(query_keys(word, term.language) for word in told))


def _said(known: Lexicon, row: SearchDocument) -> set[str]:
    return {code for text in _texts(row) for code in known.scan_all(keys(text), row.language)}


def _texts(row: SearchDocument) -> Iterable[str]:
    yield row.title
    yield row.summary
    for parts in row.body.values():
        yield from parts
