"""What the words that search knows cost each process: `python -m benchmarks.lexicon`, on the database of the settings.

Glossary, labels and names, and the lists of common words (bounds: 60 MB and half a second of processor time at start).
They are read once in a process, when the first visitor searches. The first process after a change makes the
lexicon, and is measured by itself; all others read what it kept.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
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


def first_after_a_change() -> None:
    from django.core.cache import caches

    from search.analysis.current import lexicon

    caches["lexicon"].clear()
    measured("glossary, labels and names, made by the first process after a change", lexicon)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", action="store_true", help="only as the first process after a change")
    given = parser.parse_args()
    if not given.first:
        subprocess.run([sys.executable, "-m", "benchmarks.lexicon", "--first"], check=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    django.setup()
    from search.analysis.current import lexicon
    from search.analysis.dictionary import NAMES, frequent, listed, rare  # they need the apps
    from search.analysis.stems import base
    from search.models import State

    State.objects.count()  # the connection is no part of it
    if given.first:
        first_after_a_change()
        return
    languages = [base(code) for code, _name in settings.LANGUAGES]
    costs = [
        measured("glossary, labels and names, as others read them", lexicon),
        measured("common words", lambda: [listed(each)._text for each in languages]),
        measured("rare words and names of others", lambda: [*map(rare, languages), listed(NAMES)]),
        measured("everyday words", lambda: [frequent(each) for each in languages]),
    ]
    known = lexicon()
    memory, seconds = (sum(each) for each in zip(*costs, strict=True))
    print(f"in all: {memory:.1f} MB, {seconds:.2f} s; {len(known.concepts) + len(known.names)} terms")


if __name__ == "__main__":
    main()
