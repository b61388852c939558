"""What one request costs: time as a visitor waits, and what the kernel says about the process that answers."""

from __future__ import annotations

import os
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000
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
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(process: int) -> tuple[float, float]:
    """Resident memory in MB: now, and at its highest."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    sizes = dict(line.split(":", 1) for line in lines)
    now, peak = (int(sizes[name].split()[0]) * 1024 / MB for name in ("VmRSS", "VmHWM"))
    return now, peak


def share(values: list[float], part: float) -> float:
    """The value below which this part of all values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
