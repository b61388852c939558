"""Visitors that search without a pause while something else happens, and what they met."""

from __future__ import annotations

import itertools
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

ADDRESSES = (
    "/en/search/?q=register",
    "/en/search.json?q=city",
    "/en/suggest.json?q=reg",
    "/es/practices/?sort=newest",
    "/en/search.json?q=algorithm&kind=practice",
)
VISITORS = 2
PAUSE = 0.1  # seconds between an answer and the next question of a visitor
PATIENCE = 30  # seconds


@dataclass
class Met:
    """Answers by their status, and how long each took; 0 stands for none at all."""

    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def failed(self) -> list[int]:
        return [status for status in self.statuses if status >= 500 or status == 0]

    def percentile(self, share: float) -> float:
        """The time within which so many per cent were answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]

    def line(self) -> str:
        told = ", ".join(f"p{share} {self.percentile(share) * 1000:.0f} ms" for share in (50, 95, 99))
        return f"{len(self.statuses)} searches, {len(self.failed())} failed, {told}, longest {max(self.seconds):.2f} s"


@contextmanager
def searching(base: str) -> Iterator[Met]:
    """Each page was shown once before, as on any site that has been up for a minute."""
    for address in ADDRESSES:
        _ask(base + address)
    met, stop = Met(), threading.Event()
    threads = [threading.Thread(target=_visit, args=(base, place, met, stop)) for place in range(VISITORS)]
    for thread in threads:
        thread.start()
    try:
        yield met
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _visit(base: str, place: int, met: Met, stop: threading.Event) -> None:
    for address in itertools.islice(itertools.cycle(ADDRESSES), place, None):
        before = time.monotonic()
        met.statuses.append(_ask(base + address))
        met.seconds.append(time.monotonic() - before)
        if stop.wait(PAUSE):
            return


def _ask(address: str) -> int:
    """The status; 0 where there is no answer."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
