"""What analysis hands to an engine: a document's keys and codes, and the units of a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """What an engine stores, by field: keys of letters and digits, words in their order and other forms after them."""

    tokens: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    words: frozenset[str] = frozenset()  # folded words of its own, for corrections


@dataclass(frozen=True, slots=True)
class Unit:
    """What belongs together in a query: a word, a known term of several words, a name, a quoted phrase.

    A document's evidence for it is any of: a key of every word, a concept, a name.
    """

    words: tuple[str, ...]  # as typed, or as corrected
    keys: tuple[tuple[str, ...], ...]  # for each word, its alternative keys
    concepts: tuple[tuple[str, float], ...] = ()
    names: tuple[str, ...] = ()
    quoted: bool = False
    is_last_prefix: bool = False  # the last word may still be going on


@dataclass(frozen=True, slots=True)
class Correction:
    """A reading of a query in which slips are mended. `applied`: results are those of `corrected`."""

    typed: str
    corrected: str
    changes: tuple[tuple[str, str], ...]
    applied: bool = True


@dataclass(frozen=True, slots=True)
class AnalysedQuery:
    typed: str
    units: tuple[Unit, ...] = ()
    correction: Correction | None = None
    language: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.units
