"""The outbox: what a change asks for outside the database is written beside it and done by the worker.

    enqueue("mail", key="message-7", payload={…})        # in the transaction of the change

A handler may run twice: a worker can die between doing and saying so. Each kind says whether what fails is tried for
ever, as what lags behind catches up when its server is back, or is given up in the end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, Min, OuterRef, QuerySet, When
from django.utils import timezone

from network.base.models import GivenUp, OutboxRow

log = logging.getLogger("network.outbox")

Handler = Callable[[Mapping[str, Any]], None]

LONGEST_WAIT = 20  # seconds between two attempts
MOST_ATTEMPTS = 200  # about an hour; then the row waits for a person, unless its kind is tried for ever
LEASE = timedelta(minutes=5)  # for how long a worker may hold a row
LONGEST_ERROR = 500


class UnknownKindError(Exception):
    """Nobody registered a handler for this kind of row."""


class RefusedError(Exception):
    """Raised by a handler: the other side is there and does not want this row. Where that is final, it is given up."""

    def __init__(self, told: str, *, is_final: bool) -> None:
        super().__init__(told)
        self.is_final = is_final


@dataclass(frozen=True)
class Kind:
    handler: Handler
    slow: bool = False
    for_ever: bool = False

    def given_up(self, attempts: int, reason: Exception | None) -> str:
        """Why a row of this kind is tried no more after so many attempts; blank: it is tried again."""
        if isinstance(reason, RefusedError):
            return GivenUp.REFUSED if reason.is_final or attempts >= MOST_ATTEMPTS else ""
        return "" if self.for_ever else _failed(attempts)


_kinds: dict[str, Kind] = {}


def _failed(attempts: int) -> str:
    return GivenUp.FAILED if attempts >= MOST_ATTEMPTS else ""


def handles(kind: str, *, slow: bool = False, for_ever: bool = False) -> Callable[[Handler], Handler]:
    """Decorates what delivers the rows of a kind; a second one for the same kind raises ValueError.

    It runs in the transaction that deletes the row. What is `slow` (it waits for a server, or draws) runs before it, as
    nobody else could write to SQLite meanwhile. `for_ever`: what fails is never given up, unless the handler raises
    `RefusedError`.
    """

    def register(handler: Handler) -> Handler:
        if kind in _kinds:
            raise ValueError(f"{kind} has a handler already")
        _kinds[kind] = Kind(handler, slow, for_ever)
        return handler

    return register


def enqueue(kind: str, key: str, payload: Mapping[str, Any], *, delay: timedelta = timedelta()) -> OutboxRow:
    """Written in the current transaction; kept or undone with it. Rows of one key are done in the order of writing."""
    if kind not in _kinds:
        raise UnknownKindError(kind)
    return OutboxRow.objects.create(kind=kind, key=key[:120], payload=dict(payload), due_at=timezone.now() + delay)


def wait_after(attempts: int) -> timedelta:
    """1, 2, 4, 8, 16 seconds, then 20 each time."""
    return timedelta(seconds=min(LONGEST_WAIT, 2 ** min(attempts - 1, 10)))


def due(now: datetime | None = None) -> QuerySet[OutboxRow]:
    """What can be done now: free, due, and the oldest of its key. A row that was given up holds up nobody."""
    now = now or timezone.now()
    older = OutboxRow.objects.filter(key=OuterRef("key"), pk__lt=OuterRef("pk"), gave_up_at=None)
    return OutboxRow.objects.filter(~Exists(older), due_at__lte=now, held_until=None, gave_up_at=None).order_by("pk")


def oldest_wait(now: datetime | None = None) -> timedelta:
    """For how long the oldest row waits that should be done by now; zero if there is none. One query.

    What was given up waits for a person, and what is put off is not late yet: neither counts.
    """
    now = now or timezone.now()
    waiting = OutboxRow.objects.filter(gave_up_at=None)
    since = waiting.aggregate(since=Min(Case(When(attempts=0, then=F("due_at")), default=F("created_at"))))["since"]
    return max(now - since, timedelta()) if since else timedelta()


def deliver_next() -> bool:
    """Does one row; whether there was one."""
    for number in due().values_list("pk", flat=True)[:10]:
        if _take(number):
            _deliver(number)
            return True
    return False


def deliver_all() -> int:
    """Does what is due until nothing is; how many rows it tried."""
    count = 0
    while deliver_next():
        count += 1
    return count


def release_held() -> int:
    """Frees rows whose worker was killed: the attempt counts, as a row may be what kills workers."""
    count = 0
    for row in OutboxRow.objects.filter(held_until__lt=timezone.now()):
        count += _postpone(row, "The worker that held it ended.", None)
    return count


def send_again(rows: QuerySet[OutboxRow]) -> int:
    """Somebody saw to what kept them from being done."""
    return rows.filter(held_until=None).update(attempts=0, gave_up_at=None, given_up="", due_at=timezone.now())


def _take(number: int) -> bool:
    """Of several workers one gets the row."""
    free = OutboxRow.objects.filter(pk=number, held_until=None, gave_up_at=None)
    return bool(free.update(held_until=timezone.now() + LEASE))


def _deliver(number: int) -> None:
    row = OutboxRow.objects.get(pk=number)
    try:
        if row.kind not in _kinds:
            raise UnknownKindError(row.kind)
        kind = _kinds[row.kind]
        if kind.slow:
            kind.handler(row.payload)
        with transaction.atomic():
            if not kind.slow:
                kind.handler(row.payload)
            OutboxRow.objects.filter(pk=number).delete()
    except Exception as reason:
        # The text of an error may name a person's address: it stays in the database, with the row.
        log.warning("delivery_failed kind=%s row=%s error=%s", row.kind, number, type(reason).__name__)
        _postpone(row, f"{type(reason).__name__}: {reason}", reason)


def _postpone(row: OutboxRow, error: str, reason: Exception | None) -> int:
    now, attempts = timezone.now(), row.attempts + 1
    given_up = kind.given_up(attempts, reason) if (kind := _kinds.get(row.kind)) else _failed(attempts)
    return OutboxRow.objects.filter(pk=row.pk, held_until=row.held_until).update(
        attempts=attempts,
        held_until=None,
        due_at=now + wait_after(attempts),
        gave_up_at=now if given_up else None,
        given_up=given_up,
        last_error=error.replace("\x00", "")[:LONGEST_ERROR],
    )
