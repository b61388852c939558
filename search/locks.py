"""Work that only one process may do at a time, of all that share the database."""

from __future__ import annotations

import fcntl
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

_held: set[str] = set()
_guard = threading.Lock()


class BusyError(Exception):
    """Somebody does this already."""


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Inside, nobody else is inside of the same name; BusyError at once if somebody is. It ends with its process."""
    with _once_in_process(name), _advisory(name) if connection.vendor == "postgresql" else _locked_file(name):
        yield


@contextmanager
def _once_in_process(name: str) -> Iterator[None]:
    """To its own session PostgreSQL gives an advisory lock again and again."""
    with _guard:
        if name in _held:
            raise BusyError(name)
        _held.add(name)
    try:
        yield
    finally:
        with _guard:
            _held.discard(name)


@contextmanager
def _advisory(name: str) -> Iterator[None]:
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        if cursor.fetchone() != (True,):
            raise BusyError(name)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def _locked_file(name: str) -> Iterator[None]:
    """An embedded database has no such locks, and all its processes are on one machine."""
    folder = Path(settings.DATA_DIR) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(name) from None
        yield
