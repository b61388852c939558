"""What one request costs: time as a visitor waits, and what the kernel says about the process that answers."""

from __future__ import annotations

import os
import statistics
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000
SMALL = 20  # milliseconds of which tenths are told
TICK = os.sysconf("SC_CLK_TCK")


class WrongAnswerError(Exception):
    """The only thing that a benchmark fails for."""


@dataclass(frozen=True)
class Reading:
    seconds: float
    cpu: float


def ask(address: str, process: int, expected: str = "") -> Reading:
    """Reads an answer to its end. The CPU's time is that of the whole process: nobody else asks it meanwhile."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "identity"})
    cpu, start = cpu_seconds(process), time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as response:
        body = response.read().decode()
    reading = Reading(time.perf_counter() - start, cpu_seconds(process) - cpu)
    if response.status != 200 or expected not in body:
        raise WrongAnswerError(f"{address}: status {response.status}, without “{expected}”")
    return reading


def cpu_seconds(process: int) -> float:
    """Of all threads that live, to the nanosecond; in hundredths of a second where the kernel tells no better."""
    try:
        threads = Path(f"/proc/{process}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9
    except (OSError, IndexError):
        return _ticks(process) / TICK


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def memory(process: int) -> tuple[float, float]:
    """Resident memory in MB: now, and at its highest."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    sizes = dict(line.split(":", 1) for line in lines)
    now, peak = (int(sizes[name].split()[0]) * 1024 / MB for name in ("VmRSS", "VmHWM"))
    return now, peak


def spread(values: Sequence[float]) -> str:
    """Median of the rounds in milliseconds, with the lowest and the highest round."""
    low, middle, high = (1000 * value for value in (min(values), statistics.median(values), max(values)))
    digits = 1 if middle < SMALL else 0
    return f"{middle:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def load() -> str:
    """How busy the machine was, for who reads the figures."""
    return f"{os.cpu_count()} cores, load {', '.join(f'{each:.1f}' for each in os.getloadavg())}"


def share(values: list[float], part: float) -> float:
    """The value below which this part of all values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
