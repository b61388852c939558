"""How well search answers: `python -m benchmarks.relevance [--data DIR] [--worst 25] [--unjudged FILE] [--ablate]`.

The judged set (tests/relevance) is asked of the real engines over the data of the seed, as the page asks them: SQLite
always; PostgreSQL when DATABASE_URL names a database (empty, or filled by the seed); Elasticsearch when
ELASTICSEARCH_URL names a server. With --data the sites are kept, and only what changed is made anew.

nDCG@10 counts entries that nobody judged as wrong, "judged only" leaves them out. MRR is of the first entry with the
highest grade that the need has, and "best in 3" says how often one stands in the first three places. A query that
nothing answers is right where nothing is found: the page then says so, and shows what is nearest as such. Intervals
(95 %) are drawn by need. The queries of what is set aside are counted here and never listed.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import fmean

from benchmarks import measures, prepared, scores
from benchmarks.ablations import ABLATIONS
from benchmarks.prepared import Ranking
from benchmarks.readings import load
from benchmarks.scores import FIGURES, Scored
from benchmarks.slips import slipped, unaccented
from benchmarks.stands import Stand
from tests.relevance import judged
from tests.relevance.judged import ASIDE, LANGUAGES, TUNING, Asked

DRAWS = 3  # slips in each query
WIDTH = 24
Spelling = Callable[[str], str]


@dataclass(frozen=True)
class Asking:
    """An engine that answers."""

    engine: str
    ranking: Ranking

    def __call__(self, asked: Sequence[Asked]) -> list[Scored]:
        found = self.ranking.found([(each.language, each.words) for each in asked], self.engine)
        return scores.scored(asked, found)


def table(all_scored: Sequence[Scored]) -> None:
    print(f"{'':{WIDTH}} {'queries':>7}" + "".join(f"{name:>22}" for name in FIGURES))
    for name, some in slices(scores.answered(all_scored)):
        print(f"{name:{WIDTH}} {len(some):7}" + "".join(f"{figure(some, each):>22}" for each in FIGURES.values()))
    for part in (TUNING, ASIDE):
        share = scores.silence(scores.of_part(all_scored, part))
        print(f"nothing answers, {part}: {share:.2f} find nothing, as they should")


def slices(all_scored: Sequence[Scored]) -> Iterable[tuple[str, list[Scored]]]:
    yield "all", list(all_scored)
    for part in (TUNING, ASIDE):
        some = scores.of_part(all_scored, part)
        yield part, some
        for language in LANGUAGES:
            yield f"  {language}", scores.of_language(some, language)
        for kind in dict.fromkeys(each.asked.need.kind for each in some):
            yield f"  {kind}", [each for each in some if each.asked.need.kind == kind]


def figure(some: Sequence[Scored], measure: scores.Figure) -> str:
    values = [(each.asked.need.code, measure(each)) for each in some]
    low, high = measures.interval(values)
    return f"{fmean(value for _need, value in values):.3f} ({low:.2f}–{high:.2f})"


def gaps(all_scored: Sequence[Scored]) -> None:
    for part in (TUNING, ASIDE):
        found = []
        for language, values in scores.gaps(scores.of_part(all_scored, part)).items():
            low, high = measures.interval(values)
            found.append(f"{language} {fmean(gap for _need, gap in values):+.3f} ({low:+.2f} to {high:+.2f})")
        print(f"behind English, {part}: {', '.join(found)}")


def robustness(ask: Asking, plain: Sequence[Scored]) -> None:
    """Queries with a slip, of several draws, and those with accents without them."""
    chance = Random(1)
    spellings: Mapping[str, Spelling] = {
        **{f"slip {draw}": lambda words: slipped(words, chance) for draw in range(1, DRAWS + 1)},
        "without accents": unaccented,
    }
    for part in (TUNING, ASIDE):
        reached: dict[str, float] = {}
        for name, spelling in spellings.items():
            before, asked = scores.respelt(scores.of_part(plain, part), spelling)
            reached[name] = scores.kept(before, ask(asked))
        slips = [share for name, share in reached.items() if name.startswith("slip")]
        each = ", ".join(f"{share:.3f}" for share in slips)
        print(
            f"kept of nDCG, {part}: one slip {fmean(slips):.3f} ({each}), {reached['without accents']:.3f} no accents"
        )


def agreement(by_engine: Mapping[str, Sequence[Scored]]) -> None:
    for (one, first), (other, second) in combinations(by_engine.items(), 2):
        alike = fmean(measures.overlap(a.found, b.found) for a, b in zip(first, second, strict=True))
        apart = {part: difference(first, second, part) for part in (TUNING, ASIDE)}
        told = ", ".join(f"{part} {gap:.3f}" for part, gap in apart.items())
        print(f"{one} and {other}: nDCG apart by {told}; {alike:.2f} of the first ten in common")


def difference(one: Sequence[Scored], other: Sequence[Scored], part: str) -> float:
    return abs(scores.mean(scores.of_part(one, part)) - scores.mean(scores.of_part(other, part)))


def unjudged(all_scored: Iterable[Scored], ranking: Ranking, path: Path) -> None:
    """What has to be judged: an entry of the first ten of a query, once for its need, with what it says of itself."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for each in all_scored:
        wanted[each.asked.need.code].update(each.unjudged)
    texts = ranking({"texts": sorted({entry for entries in wanted.values() for entry in entries})})["texts"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["need", "entry", "grade", "meaning", "title", "summary"])
        for code, entries in wanted.items():
            for entry in sorted(entries):
                writer.writerow([code, entry, "", judged.needs()[code].meaning, *texts.get(entry, ("", ""))])


def worst(all_scored: Sequence[Scored], many: int) -> None:
    """Of what may be tuned."""
    for each in sorted(scores.answered(scores.of_part(all_scored, TUNING)), key=lambda each: each.ndcg)[:many]:
        print(f"{each.ndcg:.2f} {each.asked.need.kind:12} {each.asked.language:5} {each.asked.words}")
        for place, entry in enumerate(each.found[:5], 1):
            print(f"     {place} [{each.grades.get(entry, '?')}] {entry}")


def ablate(stand: Stand, queries: Sequence[Asked]) -> None:
    """The change of nDCG without each ingredient, on a copy of SQLite's site."""
    with prepared.ranking(stand) as ranking:
        whole = Asking(stand.engine, ranking)(queries)
    print(f"\n{'without':{WIDTH}}" + "".join(f"{name:>10}" for name in (TUNING, ASIDE, *LANGUAGES)))
    for name in ABLATIONS:
        with tempfile.TemporaryDirectory() as folder:
            copy = prepared.copy_database(stand, Path(folder))
            with prepared.ranking(copy, without=name) as ranking:
                less = Asking(stand.engine, ranking)(queries)
        changes = [scores.mean(after) - scores.mean(before) for before, after in both(whole, less)]
        print(f"{name:{WIDTH}}" + "".join(f"{change:>+10.3f}" for change in changes), flush=True)


def both(one: Sequence[Scored], other: Sequence[Scored]) -> Iterable[tuple[list[Scored], list[Scored]]]:
    for part in (TUNING, ASIDE):
        yield scores.of_part(one, part), scores.of_part(other, part)
    for language in LANGUAGES:
        yield scores.of_language(one, language), scores.of_language(other, language)


def measure(found: Sequence[Stand], given: argparse.Namespace) -> None:
    queries = judged.queries()
    by_engine: dict[str, list[Scored]] = {}
    with ExitStack() as stack:
        rankings = [stack.enter_context(prepared.ranking(stand)) for stand in found]
        for stand, ranking in zip(found, rankings, strict=True):
            start = time.perf_counter()
            ask = Asking(stand.engine, ranking)
            by_engine[stand.engine] = plain = ask(queries)
            print(f"\n{stand.engine}")
            table(plain)
            gaps(plain)
            robustness(ask, plain)
            missing = {(each.asked.need.code, entry) for each in plain for entry in each.unjudged}
            print(f"{len(missing)} of the first ten are not judged; {time.perf_counter() - start:.0f} s")
        print()
        agreement(by_engine)
        if given.unjudged:
            unjudged((each for told in by_engine.values() for each in told), rankings[0], given.unjudged)
    if given.worst:
        print()
        worst(by_engine[found[0].engine], given.worst)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder in which the sites are kept from run to run")
    parser.add_argument("--worst", type=int, default=0, help="how many queries to list, of those that may be tuned")
    parser.add_argument("--unjudged", type=Path, help="a file for the entries of the first ten that nobody judged")
    parser.add_argument("--ablate", action="store_true", help="what each ingredient is worth, on SQLite")
    given = parser.parse_args(arguments)
    database, server = (os.environ.get(name, "") for name in ("DATABASE_URL", "ELASTICSEARCH_URL"))
    with tempfile.TemporaryDirectory() as temporary:
        found = prepared.stands((given.data or Path(temporary)).resolve(), database, server)
        measure(found, given)
        if given.ablate:
            ablate(found[0], judged.queries())
        if not given.data:
            prepared.forget(found)
    print(load())


if __name__ == "__main__":
    main(sys.argv[1:])
