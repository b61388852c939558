"""How far the server's index lags behind the documents: what lags too far is not asked.

A change that was tried in vain makes it late at once: there is no saying when the server will take it. Who keeps the
list of what is to be delivered stands above and says it here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

MOST = timedelta(seconds=30)  # a worker with nothing wrong delivers within a second or two
REMEMBERED = 2.0  # seconds

_oldest: list[Callable[[], timedelta]] = []
_known: dict[str, tuple[float, bool]] = {}


def told_by(oldest: Callable[[], timedelta]) -> Callable[[], timedelta]:
    """Decorates what knows for how long the oldest change waits for the index. One query at most."""
    _oldest[:] = [oldest]
    _known.clear()
    return oldest


def waits() -> bool:
    """Whether any change is on its way, so that the index may still answer as before it."""
    return any(oldest() > timedelta() for oldest in _oldest)


def is_behind() -> bool:
    """Whether something waits longer than it should. Asked once in two seconds by each process."""
    asked_at, is_late = _known.get("", (-REMEMBERED, False))
    now = time.monotonic()
    if now - asked_at >= REMEMBERED:
        is_late = any(oldest() > MOST for oldest in _oldest)
        _known[""] = (now, is_late)
    return is_late
