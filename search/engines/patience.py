"""How long a visitor waits for the server: all that one request asks of it takes no longer than one answer may.

Outside of a request every answer has its own time.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

_waited: ContextVar[float | None] = ContextVar("waited", default=None)  # seconds, since the request began


@receiver(request_started, dispatch_uid="search.begin_waiting")
def begin(**kwargs: Any) -> None:
    _waited.set(0.0)


@receiver(request_finished, dispatch_uid="search.end_waiting")
def end(**kwargs: Any) -> None:
    _waited.set(None)


def left(whole: float) -> float:
    """Of so many seconds."""
    return max(whole - (_waited.get() or 0.0), 0.0)


@contextmanager
def waiting() -> Iterator[None]:
    """The time spent inside is the visitor's."""
    began = time.monotonic()
    try:
        yield
    finally:
        waited = _waited.get()
        if waited is not None:
            _waited.set(waited + time.monotonic() - began)
