"""What the words that search knows cost each process: `python -m benchmarks.lexicon`, on the database of the settings.

Glossary, labels and names, and the lists of common words (bounds: 60 MB and half a second of processor time at start).
They are read once in a process, when the first visitor searches.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

MB = 1024 * 1024


def held() -> float:
    """Resident memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB


def measured(name: str, load: Callable[[], object]) -> tuple[float, float]:
    gc.collect()
    memory, started = held(), time.process_time()
    load()
    seconds, more = time.process_time() - started, held() - memory
    print(f"{name}: {more:.1f} MB, {seconds:.2f} s")
    return more, seconds


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    django.setup()
    from search.analysis.dictionary import frequent, listed  # they need the apps
    from search.analysis.lexicon import lexicon
    from search.analysis.stems import base
    from search.models import State

    State.objects.count()  # the connection is no part of it
    languages = [base(code) for code, _name in settings.LANGUAGES]
    costs = [
        measured("glossary, labels and names", lexicon),
        measured("common words", lambda: [listed(each)._text for each in languages]),
        measured("everyday words", lambda: [frequent(each) for each in languages]),
    ]
    known = lexicon()
    memory, seconds = (sum(each) for each in zip(*costs, strict=True))
    print(f"in all: {memory:.1f} MB, {seconds:.2f} s; {len(known.concepts) + len(known.names)} terms")


if __name__ == "__main__":
    main()
