"""What the site holds in memory: `python -m benchmarks.memory [--requests 1000] [--database URL]`.

A web process after mixed requests (bound: 200 MB); the seed, and a web process that gives the table of everything
(bound: 300 MB each).
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.addresses import PAGES
from benchmarks.readings import MB, ask, memory
from benchmarks.site import Site, build, manage, serving

WORDS = ("data", "algorithm", "privacidade", "sensor", "open", "participation", "maceio", "lodz", "école", "wifi")
FACETS = ("mission=inclusion", "mission=ethical-use", "region=europe", "stage=running", "sort=newest", "page=1", "")


def mixed(chance: random.Random) -> tuple[str, str]:
    """An address as visitors ask for them, with a word of the right answer: pages, and searches of all kinds."""
    if chance.random() < 0.5:
        return chance.choice(list(PAGES.values()))
    path = chance.choice(["/en/practices/", "/en/search/", "/es/practices/", "/en/search.json"])
    query = [urlencode({"q": chance.choice(WORDS)}), *chance.sample(FACETS, k=2)]
    return f"{path}?{'&'.join(query)}", ""


def after_requests(site: Site, requests: int) -> tuple[float, float]:
    chance = random.Random(1)
    for _number in range(requests):
        address, word = mixed(chance)
        ask(site.base + address, site.process, word)
    return memory(site.process)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--database", help="an empty database; SQLite without it")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = given.database or f"sqlite:///{folder}/db.sqlite3"
        manage(folder, database, "migrate", "--verbosity", "0")
        before = children_peak()
        manage(folder, database, "seed")
        print(f"seed: {children_peak():.0f} MB at the highest (migrate before it: {before:.0f} MB)")
        build(folder, database)
        with serving(folder, database) as site:
            address, word = PAGES["CSV"]
            ask(site.base + address, site.process, word)
            print(f"table of everything: web process {memory(site.process)[1]:.0f} MB at the highest")
        with serving(folder, database) as site:
            start = memory(site.process)[0]
            now, peak = after_requests(site, given.requests)
        print(f"{given.requests} mixed requests: web process {now:.0f} MB (at first {start:.0f}, at most {peak:.0f})")


def children_peak() -> float:
    """Of all commands so far, the one that needed most, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / MB


if __name__ == "__main__":
    main(sys.argv[1:])
