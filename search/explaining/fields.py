"""Where in a document the keys of an evidence stand, and what each field counts for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from search.analysis.lexicon import Lexicon
from search.engines.evidence import CODE_WEIGHTS, PLAIN_WEIGHTS, WORD_WEIGHTS, Evidence
from search.engines.interface import Entry
from search.projection import restored

LABELS = "labels"  # what stands in `rest` only as a label of an assigned concept
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "words": {**WORD_WEIGHTS, LABELS: WORD_WEIGHTS["rest"]},
    "code": CODE_WEIGHTS,
    "phrase": PLAIN_WEIGHTS,
}


@dataclass(frozen=True)
class Place:
    """A field in which an evidence stands: with which keys, how often, and which share of its weight that takes.

    A word stands once under each of its keys.
    """

    field: str
    keys: tuple[str, ...]
    times: int
    share: float


@dataclass(frozen=True)
class Fields:
    """A document, field by field, as it was indexed."""

    words: Mapping[str, Counter[str]]
    codes: Mapping[str, Counter[str]]
    plain: Mapping[str, str]

    @classmethod
    def of(cls, entry: Entry, known: Lexicon) -> Fields:
        words: dict[str, Counter[str]] = {name: Counter(text.split()) for name, text in entry.tokens.items()}
        unlabelled = copy(entry.document)
        unlabelled.concepts = {}
        rest = words.get("rest", Counter())
        words[LABELS] = rest - Counter(restored(unlabelled, known).tokens.get("rest", "").split())
        words["rest"] = rest - words[LABELS]
        codes = {name: Counter(held) for name, held in entry.codes.items()}
        return cls(words, codes, {"plain_title": entry.plain_title, "plain": entry.plain})

    def places(self, each: Evidence) -> list[Place]:
        """By the order of fields. Shares add up to one, unless it stands nowhere."""
        weights = WEIGHTS[each.kind]
        found = {name: held for name in weights if (held := self._found(each, name))}
        whole = sum(weights[name] * held.total() for name, held in found.items())
        return [
            Place(name, tuple(held), max(held.values()), weights[name] * held.total() / whole)
            for name, held in found.items()
        ]

    def _found(self, each: Evidence, name: str) -> Counter[str]:
        keys = [key for group in each.groups for key in group]
        if each.kind == "phrase":
            text = f" {self.plain[name]} ".replace(" ", "  ")  # so that one may begin where another one ends
            return +Counter({" ".join(keys): text.count(f" {'  '.join(keys)} ")})
        held = (self.words if each.kind == "words" else self.codes).get(name, Counter())
        return +Counter({key: held[key] for key in keys})
