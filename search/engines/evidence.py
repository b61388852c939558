"""What counts as evidence for the units of a query: shared by the engines, so that they find and weigh the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from search import registry
from search.analysis.lexicon import ENTRY, KIND, NAME
from search.analysis.text import key_of
from search.analysis.units import Unit
from search.engines.interface import Question
from search.facets import Values

WORDS = ("title", "names", "problem", "done", "outcome", "rest")
CODES = ("title", "assigned", "names", "problem", "done", "outcome", "rest")
# Mild and ordered: what is said first says most about an entry, and no field drowns the others.
WORD_WEIGHTS = {"title": 3.0, "names": 3.0, "problem": 1.5, "done": 1.0, "outcome": 0.4, "rest": 0.5}
CODE_WEIGHTS = {
    "title": 2.0,
    "assigned": 1.5,
    "names": 3.0,
    "problem": 1.0,
    "done": 0.7,
    "outcome": 0.3,
    "rest": 0.3,
}
PLAIN_WEIGHTS = {"plain_title": 3.0, "plain": 1.0}
OTHERS = 0.5  # how much evidence beside the best one adds
COVERAGE = 4.0  # what a unit that means something adds by being found at all
PLAIN_COVERAGE = 0.5  # the same of a word that nobody explained: that it occurs says little
WORDS_WEIGHT = 0.25  # of words beside what they mean
NAME_WEIGHT = 1.5
ENTRY_WEIGHT = 0.6  # of being what is named
ENTRY_ALONE = 2.0  # the same where nothing else is asked for: it leads, whatever its kind
MOST_CODES = 8  # of one unit
NAMED = 0.5  # from this weight on a word names a kind; a part of a longer term does not
FIRST = 1_000_000.0  # a score that no words reach


@dataclass(frozen=True)
class Evidence:
    """One way in which a document may speak of a unit: all groups, of which each needs one of its keys."""

    unit: int
    kind: Literal["words", "code", "phrase"]
    groups: tuple[Values, ...]
    weight: float = 1.0


def evidence(units: Sequence[Unit]) -> list[Evidence]:
    entry = ENTRY_ALONE if len(units) == 1 else ENTRY_WEIGHT
    return [each for place, unit in enumerate(units) for each in _of_unit(place, unit, entry)]


@dataclass(frozen=True)
class Shares:
    """What a unit adds to a score: by its evidence, under the keys of the weights, and by being found at all."""

    of_evidence: Mapping[int, float]
    coverage: float


def coverage(found: Sequence[Evidence]) -> list[float]:
    """What each evidence adds to its unit by being there at all: the more, the more surely it is what was meant. All
    words of a unit that means something say it as surely as the unit does; a concept as its weight says, which is small
    for what only a part of the words stands for.
    """
    meant: dict[int, float] = {}
    for each in found:
        meant[each.unit] = max(_share(each), meant.get(each.unit, 0.0))
    surely = (meant[each.unit] if each.kind == "words" else _share(each) for each in found)
    return [max(COVERAGE * share, PLAIN_COVERAGE) for share in surely]


def _share(each: Evidence) -> float:
    return {"words": 0.0, "code": min(each.weight, 1.0), "phrase": 1.0}[each.kind]


def shares(weights: Mapping[int, float], covered: Sequence[float]) -> Shares:
    """The formula of the score, for one unit and the weights of its evidence in a document: the best evidence in full,
    a part (OTHERS) of all other evidence, and the highest `coverage` of them. A score is the sum over its units.

    The engines say the same in their own words, so that the whole index is weighed by one statement.
    """
    if not weights:
        return Shares({}, 0.0)
    best = max(weights, key=lambda place: (weights[place], -place))
    counted = {place: weight if place == best else weight * OTHERS for place, weight in weights.items()}
    return Shares(counted, max(covered[place] for place in weights))


def kind_weights(question: Question) -> dict[str, float]:
    """What the score that words give is multiplied by: in a list of several kinds some are more of an answer, and none
    more than one that is asked for ("Nordic cities", "a guide to …")."""
    if "kind" in question.conditions:
        return {}
    weights = registry.weights()
    most = max(weights.values(), default=1.0)
    named = [code for unit in question.units or () for code, weight in unit.concepts if weight >= NAMED]
    weights |= {code.removeprefix(KIND): most for code in named if code.startswith(KIND)}
    return weights


def required(units: Sequence[Unit]) -> list[int]:
    """The units that a document must have: what stands in quotation marks."""
    return [place for place, unit in enumerate(units) if unit.quoted]


def factors(question: Question) -> Callable[[int, str], float]:
    """What the score of a document of a kind is multiplied by; that of a pinned one by nothing."""
    weights, first = kind_weights(question), set(question.first)
    return lambda identity, kind: 1.0 if identity in first else weights.get(kind, 1.0)


def first_scores(documents: Sequence[int]) -> dict[int, float]:
    """What stands first in this order, above all that words can add up to."""
    return {identity: FIRST - place for place, identity in enumerate(documents)}


def _of_unit(place: int, unit: Unit, entry: float) -> Iterator[Evidence]:
    if unit.quoted:
        yield Evidence(place, "phrase", tuple((key_of(word),) for word in unit.words))
        return
    if unit.keys and all(unit.keys):
        yield Evidence(place, "words", unit.keys, WORDS_WEIGHT)
    if unit.names:
        yield Evidence(place, "code", (tuple(ENTRY + name.removeprefix(NAME) for name in unit.names),), entry)
    codes = [*unit.concepts, *((name, NAME_WEIGHT) for name in unit.names)]
    for code, weight in sorted(codes, key=lambda each: (-each[1], each[0]))[:MOST_CODES]:
        yield Evidence(place, "code", ((code,),), weight)
