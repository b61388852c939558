"""When the terms changed: a token in the database, so that every process knows when what it remembers is old."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.utils import timezone

from search.models import State


class Known(NamedTuple):
    """The tokens of what there is; how many documents, and the number of the last change of them; that of the pins."""

    terms: str = ""
    documents_token: str = ""
    documents: int = 0
    sequence: int = 0
    pins: str = ""


_noted: ContextVar[list[bool] | None] = ContextVar("noted", default=None)
_remembered: ContextVar[list[Known] | None] = ContextVar("remembered", default=None)


def version() -> str:
    """Of the terms; empty as long as nobody has told that they changed. One query."""
    return versions()[0]


def versions() -> tuple[str, str]:
    """Of the terms and of the documents, whose words are known too."""
    return known()[:2]


def known() -> Known:
    """One query, and none again inside `read_once`."""
    remembered = _remembered.get()
    if remembered:
        return remembered[0]
    columns = ("lexicon_version", "documents_version", "documents", "sequence", "pins_version")
    row = State.objects.filter(pk=1).values_list(*columns).first()
    found = Known(*row) if row else Known()
    if remembered is not None:
        remembered.append(found)
    return found


@contextmanager
def read_once() -> Iterator[None]:
    """For whoever only reads: what it shows belongs to one version."""
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)


def settled_version() -> str:
    """Of the terms; empty while they are being changed, so that nothing half-changed is remembered."""
    return "" if _noted.get() else version()


def renew_lexicon() -> None:
    """To be called in the transaction that changes labels, glossary or names: processes read the terms again."""
    noted = _noted.get()
    if noted is None:
        renew_now()
    else:
        noted.append(True)


def forget_noted() -> None:
    """What was noted until here did not happen."""
    if noted := _noted.get():
        noted.clear()


def renew_now() -> None:
    """What was noted until here counts at once."""
    forget_noted()
    token = secrets.token_hex(16)
    State.objects.update_or_create(pk=1, defaults={"lexicon_version": token, "changed_at": timezone.now()})


@contextmanager
def renewed_once() -> Iterator[None]:
    """Inside, changes of terms are only noted; the token changes once, at the end."""
    if _noted.get() is not None:
        yield
        return
    noted: list[bool] = []
    token = _noted.set(noted)
    try:
        yield
    finally:
        _noted.reset(token)
    if noted:
        renew_now()
