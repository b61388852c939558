"""What it costs to understand a query: `python -m benchmarks.analysis`, on the database of the settings.

Processor time of the analysis of each judged query that may be tuned (bound: a millisecond for 95 of 100), the best of
several times: with nothing remembered at all, and as in a process that has met the forms of these words before.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType

import django

TIMES = 5


def costs(analyse: Sequence[Callable[[], object]], forget: Callable[[], None]) -> list[float]:
    """In milliseconds, in their order."""
    found = []
    for each in analyse:
        spent = []
        for _time in range(TIMES):
            forget()
            start = time.process_time()
            each()
            spent.append(1000 * (time.process_time() - start))
        found.append(min(spent))
    return sorted(found)


def forget(modules: Sequence[ModuleType], *kept: str) -> None:
    for module in modules:
        for name, value in vars(module).items():
            if name not in kept and hasattr(value, "cache_clear"):
                value.cache_clear()


def show(name: str, found: Sequence[float]) -> None:
    middle, most = found[len(found) // 2], found[int(len(found) * 0.95)]
    print(f"{name}: {middle:.2f} ms in the middle, {most:.2f} ms for 95 of 100, {found[-1]:.2f} ms at most")


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    django.setup()
    from search.analysis import analyse_query, query, stems, text
    from search.analysis.versions import read_once
    from tests.relevance import judged

    asked = [each for each in judged.queries() if each.need.part == judged.TUNING]
    with read_once():
        analyse = [partial(analyse_query, each.words, each.language) for each in asked]
        for each in analyse:
            each()
        modules = (query, stems, text)
        show(f"{len(asked)} queries, nothing remembered", costs(analyse, lambda: forget(modules)))
        show("the forms of words remembered", costs(analyse, lambda: forget(modules, "stem_keys")))


if __name__ == "__main__":
    main()
