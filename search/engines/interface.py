"""What an engine does: it keeps entries, and answers questions about them. Views and the projection know no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.analysis.units import Unit
from search.facets import Values
from search.models import SearchDocument


class TooDeepError(LookupError):
    """The engine does not show what stands so far down."""


class TooSlowError(Exception):
    """The engine gave up, so that one search does not hold up all others."""


# What engines may add to the words and concepts of a score.
AS_TYPED = "as_typed"  # words in the form and order in which they were typed
ALIKE_TEXT = "alike_text"  # a text that is like another one
SERVES = "serves"  # the filter for the languages in which a document is the best text


@dataclass(frozen=True)
class Entry:
    """A document as engines index it: a saved row of the projection, and what the analysis made of its texts."""

    document: SearchDocument
    serves: Values
    values: Mapping[str, Values]
    tokens: Mapping[str, str]  # field → keys of its words
    codes: Mapping[str, Values]  # field → concepts and names found in it
    plain_title: str  # folded words in their order, for phrases as typed
    plain: str  # those of the other texts


@dataclass(frozen=True)
class Question:
    """A state of a list in the engine's words. `units` is None where no words are asked for."""

    language: str
    order: str
    units: tuple[Unit, ...] | None = None
    conditions: Mapping[str, Values] = field(default_factory=dict)  # hold for the whole list
    chosen: Mapping[str, Values] = field(default_factory=dict)  # facets in this state
    without: Mapping[str, Values] = field(default_factory=dict)  # values that none may have
    first: tuple[int, ...] = ()  # documents that are hits whatever the words, and the first of them
    like: int | None = None  # a document whose texts an engine may compare, to order what it found


@dataclass(frozen=True)
class Found:
    """An answer. `counts` follow the rule of `search.facets.FacetOption`."""

    ids: Sequence[int]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    known: Mapping[str, Collection[str]]  # every value that occurs in the whole list
    without: Mapping[str, int]  # the total if this one chosen facet were dropped
    cities: int
    engine: str = ""  # the name of the one that answered
    reach: int | None = None  # as many documents can be shown; None: all
    is_degraded: bool = False  # another engine answered than the one that should
    missing: Sequence[int] = ()  # the units, by their places, that nothing in the whole list has, of several


@dataclass(frozen=True)
class Weighed:
    """How the score of a document came about: what `evidence.shares` makes of each unit, and signals of the engine."""

    score: float
    weights: Mapping[int, float] = field(default_factory=dict)  # by place in `evidence`: what the document has of it
    factor: float = 1.0  # of its kind: what the sum is multiplied by
    signals: Mapping[str, float] = field(default_factory=dict)  # what this engine adds beside words and concepts


REDUCED = "reduced"  # in the place of the hash of a document whose texts an index does not take


class Held(NamedTuple):
    """What an index knows of a document. A blank hash: it keeps none."""

    document: int
    version: int
    content_hash: str = ""


class Engine(Protocol):
    """Answers questions."""

    name: str

    def find(self, question: Question, start: int, size: int) -> Found:
        """The documents from place `start` on, with all that a page says about the state.

        TooDeepError where it does not reach so far.
        """

    def ids(self, question: Question) -> Iterable[int]:
        """Every document of the state, in its order."""

    def beginning(self, typed: Sequence[str], language: str, size: int) -> Sequence[int]:
        """Candidates for a suggestion: documents with these words, of which the last may only be begun."""

    def weights(self, question: Question, ids: Sequence[int]) -> Mapping[int, Weighed]:
        """How it weighed these documents for a question with words: those of them that it found."""


class Index(Engine, Protocol):
    """Keeps entries as well, in the transaction that changed the projection."""

    def write(self, entries: Sequence[Entry]) -> None:
        """Adds or replaces entries."""

    def remove(self, ids: Collection[int]) -> None:
        """Forgets entries by the ids of their documents."""

    def held(self) -> Iterator[Held]:
        """All that it knows, by the ids of documents in their order."""

    def mentioning(self, units: Sequence[Unit]) -> Collection[int]:
        """The documents that have evidence for any of these units."""
