"""What other words for a concept would change: the entries that would get its tag, and those that would lose it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
    found = sorted(engines.stored().mentioning([_unit(term) for term in {*before, *after}]))
    read = found[:MOST_READ]
    if not read or not total:
        return Effect()
    old, new = Lexicon.of(before), Lexicon.of(after)
    gained: set[str] = set()
    lost: set[str] = set()
    saying = 0
    for row in SearchDocument.objects.filter(pk__in=read).only("title", "summary", "body", "language"):
        said, says = (any(_said(known, row)) for known in (old, new))
        saying += says
        if said != says:
            (gained if says else lost).add(row.title)
    return Effect(
        gained=sorted(gained - lost),
        lost=sorted(lost - gained),
        share=saying / len(read) * len(found) / total,
        is_reckoned=len(found) > len(read),
    )


def _unit(term: Term) -> Unit:
    """Finds every document that may say the term, and some that only have its words."""
    told = tuple(word.text for word in words(term.text) if key_of(word.text))
    return Unit(told, tuple(query_keys(word, term.language) for word in told))


def _said(known: Lexicon, row: SearchDocument) -> Iterator[bool]:
    for text in _texts(row):
        yield bool(known.scan_all(keys(text), row.language))


def _texts(row: SearchDocument) -> Iterable[str]:
    yield row.title
    yield row.summary
    for parts in row.body.values():
        yield from parts
