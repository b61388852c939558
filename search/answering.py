"""Whether anything answers a query at all: a page that says "nothing" helps more than one full of chance hits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from search.analysis import Unit
from search.analysis.lexicon import BROADER, KIND
from search.engines.evidence import Evidence, evidence
from search.engines.interface import Engine, Question

LOOKED_AT = 20  # of the best hits
SEVERAL = 3  # words that together tell of a problem
TELLING = 0.7  # the weight from which on a term is one of the field; words of every day weigh less


def is_answered(question: Question, engine: Engine) -> bool:
    """Whether the best hits are more than chance.

    They are where the query has a quotation, a name, a term of the field or a problem told in several words, or only
    one unit, and where something is pinned to it. Of several plain words they are chance when no hit has half of them,
    or none says more than a single word does, or when several occur and no hit has more than half of those. What is
    chosen in facets makes no difference, so that their counts stay true.
    """
    units = question.units or ()
    found = evidence(units)
    if len(units) < 2 or question.first or any(map(_is_telling, found)) or any(map(_tells, units)):
        return True
    whole = replace(question, chosen={}, order="relevance")
    had = _had(whole, found, engine)
    if not had:
        return True
    most, occurring = max(map(len, had)), len(frozenset().union(*had))
    says_more = max(sum(each.values()) for each in had) > 1
    never_meet = occurring > 1 and 2 * most <= occurring
    return 2 * most >= len(units) and says_more and not never_meet


def _tells(unit: Unit) -> bool:
    """Whether its words mean something together that stands for a concept of the field, as in "what the city knows"."""
    return len(unit.words) >= SEVERAL and any(weight >= BROADER for _code, weight in unit.concepts)


def _is_telling(each: Evidence) -> bool:
    if each.kind == "code":
        return each.weight >= TELLING and not each.groups[0][0].startswith(KIND)
    return each.kind == "phrase"


def _had(question: Question, found: Sequence[Evidence], engine: Engine) -> list[dict[int, float]]:
    """The units that each of the best hits has, and how surely: a word of every day leads to what is only near it."""
    hits = engine.find(question, 0, LOOKED_AT).ids
    return [_sure(found[place] for place in each.weights) for each in engine.weights(question, hits).values()]


def _sure(found: Iterable[Evidence]) -> dict[int, float]:
    sure: dict[int, float] = {}
    for each in found:
        share = min(each.weight, 1.0) if each.kind == "code" else 1.0
        sure[each.unit] = max(share, sure.get(each.unit, 0.0))
    return sure
