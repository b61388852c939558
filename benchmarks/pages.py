"""What each page type costs: `python -m benchmarks.pages [--rounds 5] [--database URL …]`.

Every database named (an empty one is filled) is served by a process of its own, as in production; without a name it is
SQLite. All pages of all sites take turns, in another order each round, so that a busy moment of the machine hits all.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.addresses import PAGES
from benchmarks.readings import Reading, ask, load, memory, share, spread
from benchmarks.site import ROOT, Site, build, environment, fill, serving

REQUESTS = 8  # of each page in a round
Readings = Mapping[tuple[str, str], list[list[Reading]]]
# Counted in a process of its own, with nothing remembered but what Django looks up once in its life.
COUNT = """
import json, sys, django; django.setup()
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client, found = Client(HTTP_HOST="127.0.0.1"), {}
for name, address in json.loads(sys.argv[1]).items():
    b"".join(client.get(address)); cache.clear()
    with CaptureQueriesContext(connection) as captured:
        b"".join(client.get(address))
    found[name] = len(captured)
print(json.dumps(found))
"""


def count_queries(folder: Path, database: str) -> dict[str, int]:
    addresses = json.dumps({name: address for name, (address, _word) in PAGES.items()})
    done = subprocess.run(
        [sys.executable, "-c", COUNT, addresses],
        cwd=ROOT,
        env=environment(folder, database),
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure(sites: Mapping[str, Site], rounds: int) -> Readings:
    """The readings of each site and page, round by round."""
    found: dict[tuple[str, str], list[list[Reading]]] = defaultdict(list)
    turns = [(engine, name) for engine in sites for name in PAGES]
    for engine, name in turns:
        address, word = PAGES[name]
        ask(sites[engine].base + address, sites[engine].process, word)
    for _round in range(rounds):
        random.shuffle(turns)
        for engine, name in turns:
            site, (address, word) = sites[engine], PAGES[name]
            found[engine, name].append([ask(site.base + address, site.process, word) for _ in range(REQUESTS)])
    return found


def report(readings: Readings, queries: Mapping[str, Mapping[str, int]]) -> None:
    print(f"{'page':16} {'engine':11} {'SQL':>4} {'p50 ms':>18} {'p95 ms':>18} {'CPU ms':>18}")
    for name in PAGES:
        for engine in queries:
            rounds = readings[engine, name]
            times = [[each.seconds for each in one] for one in rounds]
            middle, slow = ([share(one, part) for one in times] for part in (0.5, 0.95))
            cpu = [statistics.mean(each.cpu for each in one) for one in rounds]
            line = f"{spread(middle):>18} {spread(slow):>18} {spread(cpu):>18}"
            print(f"{name:16} {engine:11} {queries[engine][name]:4} {line}")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", action="append", default=[], help="address of a database; may be repeated")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        addresses = given.database or [f"sqlite:///{folder}/db.sqlite3"]
        databases = {address.partition(":")[0]: address for address in addresses}
        for address in databases.values():
            fill(folder, address)
        build(folder, addresses[0])
        queries = {engine: count_queries(folder, address) for engine, address in databases.items()}
        sites = {engine: stack.enter_context(serving(folder, address)) for engine, address in databases.items()}
        report(measure(sites, given.rounds), queries)
        for engine, site in sites.items():
            print(f"{engine}: {memory(site.process)[1]:.0f} MB resident at the highest")
    print(f"{given.rounds} rounds of {REQUESTS} requests; {load()}")


if __name__ == "__main__":
    main(sys.argv[1:])
