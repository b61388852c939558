"""What search costs: `python -m benchmarks.search [--sizes 1k,10k] [--rounds 5]`, on every engine in one run.

SQLite; PostgreSQL when DATABASE_URL names a database (empty, or filled by the seed); Elasticsearch when
ELASTICSEARCH_URL names a server; or those of them that `--engines` names. Beside them stands Wagtail's own search over
the same pages: its first 20 hits, no facets. Everybody takes turns, in another order each round.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote

from benchmarks.readings import Reading, WrongAnswerError, ask, load, memory, share, spread
from benchmarks.site import Site, build, serving
from benchmarks.stands import Asked, Cost, Stand, asking, grown, prepare, with_server
from benchmarks.words import COMMON, MIDDLING, RARE, expected

Taken = tuple[list[float], float, float]  # seconds of each, CPU of one in our process and in the server
Turn = Callable[[int], Taken]  # as many requests as it is told
What = tuple[str, str]  # what is asked, and who answers
REQUESTS = 8  # of each in a round
WORDS = {"rare": RARE, "middling": MIDDLING, "common": COMMON}
TOO_LONG = 10  # seconds: what takes longer is asked once, not in rounds, and not at all of more practices
OWN = "Wagtail"
ENGINES = ("sqlite", "postgresql", "elasticsearch")
# What is typed, and what the answer holds.
SUGGESTIONS = {
    "suggestion": [
        ("barc", "Barcelona"),
        ("algor", "lgorithm"),
        ("open d", "Open data"),
        ("particip", "articip"),
        ("amsterd", "Amsterdam"),
        ("digital ri", "igital"),
        ("xyzzyx", "[]"),
        ("data pro", "ata"),
    ],
    "suggestion, 2 letters": [(typed, '"title"') for typed in ("ba", "de", "op", "pa", "ma", "in", "co", "da")],
}
OFTEN = 5  # times as many suggestions: somebody who types asks for one with every letter


@dataclass
class Series:
    """Of one thing on one engine: the readings of all rounds, and the CPU of the server behind it."""

    seconds: list[list[float]] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)

    def add(self, seconds: list[float], cpu: float, server: float) -> None:
        self.seconds.append(seconds)
        self.cpu.append(cpu)
        self.server.append(server)

    def all_cpu(self) -> float:
        return statistics.median(own + other for own, other in zip(self.cpu, self.server, strict=True))

    def middle(self) -> float:
        return statistics.median(share(each, 0.5) for each in self.seconds)

    def __str__(self) -> str:
        middle, slow = ([share(each, part) for each in self.seconds] for part in (0.5, 0.95))
        return f"{spread(middle):>18} {spread(slow):>18} {spread(self.cpu):>16} {spread(self.server):>16}"


@dataclass
class Measured:
    """A stand while it is measured."""

    stand: Stand
    site: Site
    asked: Asked
    size: int

    def direct(self, do: str, word: str, times: int) -> Taken:
        told = self.asked(do, word, times)
        if do == "answer":
            self._check(told["total"] == expected(word, self.size) and told["engine"] == self.stand.engine, word, told)
        if do == "own":
            self._check(told["total"] == min(20, expected(word, self.size)) or told["total"] >= 10, word, told)
        return told["seconds"], told["cpu"], told["server"]

    def through_http(self, asked: Sequence[tuple[str, str]], times: int) -> Taken:
        """Of addresses in turns, each with what its answer has to hold."""
        before = self.asked("serving")["spent"]
        readings: list[Reading] = [
            ask(self.site.base + path, self.site.process, holds) for path, holds in islice(cycle(asked), times)
        ]
        after = self.asked("serving")["spent"]
        server = sum(spent - before[name] for name, spent in after.items() if name in before)
        cpu = statistics.mean(each.cpu for each in readings)
        return [each.seconds for each in readings], cpu, server / times

    def turns(self) -> dict[What, Turn]:
        engine = self.stand.engine
        found: dict[What, Turn] = {}
        for name, word in WORDS.items():
            found[f"answer, {name} word", engine] = partial(self.direct, "answer", word)
            count = f"{expected(word, self.size)} practices"
            address = f"/en/practices/?q={word}"
            found[f"page, {name} word", engine] = partial(self.through_http, [(address, count)])
            if not self.stand.server:
                found[f"answer, {name} word", f"{OWN}, {engine}"] = partial(self.direct, "own", word)
        for name, typed in SUGGESTIONS.items():
            found[name, engine] = partial(
                self.through_http, [(f"/en/suggest.json?q={quote(text)}", holds) for text, holds in typed]
            )
        return found

    @staticmethod
    def _check(is_right: bool, word: str, told: Mapping[str, object]) -> None:
        if not is_right:
            raise WrongAnswerError(f"{word}: {told.get('engine', OWN)} found {told['total']}")


def measure(stands: Sequence[Measured], rounds: int, too_long: Collection[What]) -> dict[What, Series]:
    found: dict[What, Series] = defaultdict(Series)
    turns = {name: act for each in stands for name, act in each.turns().items() if name not in too_long}
    for name, act in list(turns.items()):
        taken = act(1)
        if taken[0][0] > TOO_LONG:
            found[name].add(*taken)
            del turns[name]
    for _round in range(rounds):
        order = random.sample(list(turns), k=len(turns))
        for name in order:
            found[name].add(*turns[name](REQUESTS * (OFTEN if name[0] in SUGGESTIONS else 1)))
        for each in random.sample(list(stands), k=len(stands)):
            found["publish", each.stand.engine].add(*each.direct("publish", str(_round), REQUESTS // 2))
            if each.stand.server:
                found["delivery to the server", each.stand.engine].add(*each.direct("deliver", "", 1))
            each.direct("answer", RARE, 1)
            each.through_http([("/en/practices/", "practices")], 1)
    return found


def exported(each: Measured) -> str:
    """The table of all practices: time, and what the process that gives it holds at the highest."""
    before = memory(each.site.process)
    reading = ask(f"{each.site.base}/en/practices.csv", each.site.process, "crowd-1-")
    after = memory(each.site.process)
    return (
        f"{reading.seconds:.1f} s, CPU {reading.cpu:.1f} s, {after[1]:.0f} MB at the highest ({before[0]:.0f} before)"
    )


def report(size: int, found: Mapping[What, Series]) -> None:
    print(f"{'what':24} {'engine':21} {'p50 ms':>18} {'p95 ms':>18} {'CPU ms':>16} {'server CPU ms':>16}")
    for name, engine in sorted(found):
        print(f"{name:24} {engine:21} {found[name, engine]}")
    print(f"\nCPU of {size:,} practices, as a part of Wagtail's own search for the same word (the page: with all HTML)")
    for name, engine in sorted(found):
        kind, _, word = name.partition(", ")
        own = found.get((f"answer, {word}", f"{OWN}, {engine.replace('elasticsearch', 'sqlite')}"))
        if own and kind in {"answer", "page"} and not engine.startswith(OWN):
            print(f"{name:24} {engine:21} {found[name, engine].all_cpu() / own.all_cpu():.3f}")


@contextmanager
def measured(stand: Stand, size: int) -> Iterator[Measured]:
    with serving(stand.folder, stand.database, stand.server) as site, asking(stand) as asked:
        if stand.server:
            asked("deliver")
        yield Measured(stand, site, asked, size)


def one_size(
    stands: Sequence[Stand], server: str, size: int, rounds: int, earlier: Mapping[What, Series]
) -> dict[What, Series]:
    costs: dict[str, Mapping[str, Cost]] = {stand.engine: grown(stand, size) for stand in stands}
    everyone = list(stands)
    if server:
        served, costs["elasticsearch"] = with_server(stands[0], server)
        everyone.append(served)
    build_for(everyone)
    print(f"\n{size:,} practices beside those of the seed\n")
    for engine, told in costs.items():
        for name, cost in told.items():
            print(f"{name}, {engine}: {cost}")
    with ExitStack() as stack:
        running = [stack.enter_context(measured(stand, size)) for stand in everyone]
        for each in running:
            print(f"table of all, {each.stand.engine}: {exported(each)}")
        found = measure(running, rounds, {what for what, series in earlier.items() if series.middle() > TOO_LONG})
        report(size, found)
        for each in running:
            now, peak = memory(each.site.process)
            print(f"{each.stand.engine}: web process {now:.0f} MB, {peak:.0f} MB at the highest")
            if each.stand.server:
                each.asked("end")
    print(f"{rounds} rounds of {REQUESTS} requests; {load()}", flush=True)
    return found


def build_for(stands: Sequence[Stand]) -> None:
    """Static files once; they are the same for all."""
    first, *others = stands
    if not (first.folder / "static").exists():
        build(first.folder, first.database)
    for each in others:
        (each.folder / "static").unlink(missing_ok=True)
        (each.folder / "static").symlink_to(first.folder / "static")


def number(text: str) -> int:
    return int(text.lower().replace("k", "000"))


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1k,10k", help="practices: 1k,10k,100k")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engines", nargs="+", default=ENGINES, choices=ENGINES)
    given = parser.parse_args(arguments)
    has_sqlite, has_postgresql, has_server = (each in given.engines for each in ENGINES)
    if has_server and not has_sqlite:
        parser.error("elasticsearch needs sqlite beside it")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        databases = [f"sqlite:///{folder}/db.sqlite3"] if has_sqlite else []
        if has_postgresql and os.environ.get("DATABASE_URL", "").startswith("postgres"):
            databases.append(os.environ["DATABASE_URL"])
        if not databases:
            parser.error("name the database of PostgreSQL in DATABASE_URL")
        stands = prepare(folder, databases)
        server = os.environ.get("ELASTICSEARCH_URL", "") if has_server else ""
        earlier: dict[What, Series] = {}
        for size in sorted(map(number, given.sizes.split(","))):
            found = one_size(stands, server, size, given.rounds, earlier)
            for what in sorted(earlier.keys() & found.keys()):
                times = found[what].middle() / earlier[what].middle()
                print(f"{what[0]:24} {what[1]:21} ×{times:.2f} in time since the size before")
            earlier = {**earlier, **found}


if __name__ == "__main__":
    main(sys.argv[1:])
