"""The judged set against what an engine found: figures of any part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from benchmarks import measures
from benchmarks.measures import Grades
from tests.relevance import judged
from tests.relevance.judged import Asked

ENGLISH = "en"


@dataclass(frozen=True)
class Scored:
    """A query, and the entries that were found for it."""

    asked: Asked
    found: Sequence[str]

    @property
    def grades(self) -> Grades:
        return judged.judgements()[self.asked.need.code]

    @cached_property
    def ndcg(self) -> float:
        return measures.ndcg(self.found, self.grades)

    @property
    def judged_ndcg(self) -> float:
        return measures.judged_ndcg(self.found, self.grades)

    @property
    def reciprocal_rank(self) -> float:
        return measures.reciprocal_rank(self.found, self.grades)

    @property
    def best_early(self) -> float:
        return measures.is_best_early(self.found, self.grades)

    @property
    def unjudged(self) -> list[str]:
        if self.asked.need.kind == judged.NOTHING:
            return []
        return [entry for entry in self.found[: measures.FIRST] if entry not in self.grades]


Figure = Callable[[Scored], float]
FIGURES: Mapping[str, Figure] = {
    "nDCG@10": lambda each: each.ndcg,
    "judged only": lambda each: each.judged_ndcg,
    "MRR": lambda each: each.reciprocal_rank,
    "best in 3": lambda each: each.best_early,
}


def scored(asked: Sequence[Asked], found: Iterable[Sequence[str]]) -> list[Scored]:
    return [Scored(each, entries) for each, entries in zip(asked, found, strict=True)]


def answered(all_scored: Iterable[Scored]) -> list[Scored]:
    """Those with an answer: the others have no grades, only silence."""
    return [each for each in all_scored if each.asked.need.kind != judged.NOTHING]


def silence(all_scored: Iterable[Scored]) -> float:
    """Of the needs that no entry answers, how many queries find nothing, so that the page says so and offers what is
    nearest as such. Whatever else they find is noise."""
    unanswered = [each for each in all_scored if each.asked.need.kind == judged.NOTHING]
    return fmean(not each.found for each in unanswered)


def of_part(all_scored: Iterable[Scored], part: str) -> list[Scored]:
    return [each for each in all_scored if each.asked.need.part == part]


def of_language(all_scored: Iterable[Scored], language: str) -> list[Scored]:
    return [each for each in all_scored if each.asked.language == language]


def mean(all_scored: Iterable[Scored], figure: Figure = FIGURES["nDCG@10"]) -> float:
    return fmean(map(figure, answered(all_scored)))


def gaps(all_scored: Iterable[Scored]) -> dict[str, list[tuple[str, float]]]:
    """By language, how far each need that is asked in all of them stays behind English; by need, in its order."""
    told = answered(all_scored)
    paired = judged.in_every_language(each.asked for each in told)
    by_language: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        if each.asked.need.code in paired:
            by_language[each.asked.language][each.asked.need.code].append(each.ndcg)
    english = by_language.pop(ENGLISH)
    return {
        language: [(need, fmean(english[need]) - fmean(reached[need])) for need in reached]
        for language, reached in by_language.items()
    }


def respelt(plain: Iterable[Scored], spelling: Callable[[str], str]) -> tuple[list[Scored], list[Asked]]:
    """Those queries that look otherwise in a spelling: how they did as they were, and how they are asked then.

    One that was written with a slip on purpose is not made worse.
    """
    told = [(each, spelling(each.asked.words)) for each in answered(plain) if each.asked.need.kind != judged.SLIPPED]
    changed = [(each, words) for each, words in told if words != each.asked.words]
    asked = [Asked(each.asked.need, each.asked.language, words) for each, words in changed]
    return [each for each, _words in changed], asked


def kept(plain: Iterable[Scored], other: Iterable[Scored]) -> float:
    """How much of their score queries keep in another spelling."""
    return mean(other) / mean(plain)
