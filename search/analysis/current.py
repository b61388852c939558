"""The lexicon of the terms as they are now: held in each process, and kept for the processes that start later.

One process makes it after a change, and puts it into a cache of its own under the token of the terms and the state of
the code; to read it there takes a twentieth of making it. Nothing is lost without that cache.
"""

from __future__ import annotations

import hashlib
import logging
from functools import cache
from threading import Lock

from django.conf import settings
from django.core.cache import caches

from search.analysis.lexicon import Lexicon
from search.analysis.terms import all_terms
from search.analysis.versions import version

logger = logging.getLogger(__name__)

KEPT_FOR = 7 * 24 * 60 * 60  # seconds
PACKAGES = ("network", "cities", "practices", "search")

_current = Lexicon()
_lock = Lock()


def lexicon() -> Lexicon:
    """One query, and after a change those of the sources in one process."""
    return lexicon_of(version())


def lexicon_of(now: str) -> Lexicon:
    """That of a version of the terms; read anew each time as long as there is none."""
    global _current
    if not now:
        return Lexicon.of(all_terms())
    if _current.version != now:
        with _lock:
            if _current.version != now:
                _current = _kept(now) or _made(now)
    return _current


@cache
def state_of_code() -> str:
    """Changes with every release: what terms there are, and what becomes of them, is decided by code too."""
    files = [settings.BASE_DIR / "requirements.txt"]
    for name in PACKAGES:
        files += (path for path in (settings.BASE_DIR / name).rglob("*") if path.suffix in {".py", ".mo"})
    found = hashlib.sha256()
    for path in sorted(files):
        about = path.stat()
        found.update(f"{path.relative_to(settings.BASE_DIR)} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()[:16]


def _key(now: str) -> str:
    return f"lexicon:{now}:{state_of_code()}"


def _kept(now: str) -> Lexicon | None:
    """None where nobody has made it yet, or it cannot be read."""
    try:
        found: Lexicon | None = caches["lexicon"].get(_key(now))
    except Exception as fault:  # whatever half a file, or a server that is away, brings up
        logger.warning("The kept lexicon cannot be read (%s); it is made anew.", type(fault).__name__)
        return None
    return found


def _made(now: str) -> Lexicon:
    made = Lexicon.of(all_terms(), now)
    try:
        caches["lexicon"].set(_key(now), made, KEPT_FOR)
    except Exception as fault:  # each process makes its own
        logger.warning("The lexicon cannot be kept for other processes (%s).", type(fault).__name__)
    return made
