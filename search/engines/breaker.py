"""A breaker for a server that does not answer: while it is open, nobody waits for that server.

All processes share it, and it asks the server again by itself: after a while one request is let through.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from django.core.cache import caches

log = logging.getLogger("search.engines")

OPEN, PROBE = "search-breaker-open", "search-breaker-probe"
SHORTEST, LONGEST = 1.0, 10.0  # seconds for which it stays open
FORGOTTEN = 600  # seconds after which a failure counts as the first one again
PROBING = 5  # seconds for which nobody else probes


def _cache() -> Any:
    return caches["shared"]


def is_closed() -> bool:
    """Whether the server may be asked: it answers as far as anybody knows, or it is this request's turn to see."""
    held = _cache().get(OPEN)
    if held is None:
        return True
    until, _failures = held
    return bool(time.time() >= until and _cache().add(PROBE, 1, PROBING))


def is_open() -> bool:
    """Whether the last answer was a bad one. For who looks, and asks nothing."""
    return _cache().get(OPEN) is not None


def failed(why: str) -> None:
    """The server did not answer well. Each failure in a row keeps it open twice as long."""
    held = _cache().get(OPEN)
    failures = (held[1] if held else 0) + 1
    wait = min(LONGEST, SHORTEST * 2 ** (failures - 1))
    _cache().set(OPEN, (time.time() + wait, failures), FORGOTTEN)
    _cache().delete(PROBE)
    if not held:
        log.warning("search_engine_away reason=%s", why)


def answered() -> None:
    """The server answered: everybody may ask it again."""
    if _cache().get(OPEN) is not None:
        _cache().delete_many([OPEN, PROBE])
        log.warning("search_engine_back")
