"""The outbox: what a change asks for outside the database is written beside it and done by the worker.

    enqueue("mail", key="message-7", payload={…})        # in the transaction of the change

A handler may run twice: a worker can die between doing and saying so. Each kind says whether what fails is tried for
ever, as what lags behind catches up when its server is back, or is given up in the end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, Exists, F, Max, Min, OuterRef, QuerySet, When
from django.utils import timezone

from network.base.models import GivenUp, OutboxRow

log = logging.getLogger("network.outbox")

Payload = Mapping[str, Any]
Handler = Callable[[Payload], None]
# Does many rows at once; those that failed by their place in the list, with the reason.
ManyHandler = Callable[[Sequence[Payload]], Mapping[int, str]]

LONGEST_WAIT = 20  # seconds between two attempts
MOST_ATTEMPTS = 200  # about an hour; then the row waits for a person, unless its kind is tried for ever
LEASE = timedelta(minutes=5)  # for how long a worker may hold a row, unless its kind says otherwise
LONGEST_ERROR = 500


class UnknownKindError(Exception):
    """Nobody registered a handler for this kind of row."""


class FailedError(Exception):
    """One of many rows was not done."""


class RefusedError(Exception):
    """Raised by a handler: the other side is there and does not want this row. Where that is final, it is given up."""

    def __init__(self, told: str, *, is_final: bool) -> None:
        super().__init__(told)
        self.is_final = is_final


@dataclass(frozen=True)
class Kind:
    handler: ManyHandler
    slow: bool = False
    for_ever: bool = False
    at_once: int = 1
    lease: timedelta = LEASE

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
        _register(kind, Kind(one_by_one(handler), slow, for_ever))
        return handler

    return register


def one_by_one(handler: Handler) -> ManyHandler:
    """For a kind whose rows are done each for itself: there is one in the list."""

    def each(payloads: Sequence[Payload]) -> Mapping[int, str]:
        for payload in payloads:
            handler(payload)
        return {}

    return each


def handles_many(kind: str, *, at_once: int, lease: timedelta = LEASE) -> Callable[[ManyHandler], ManyHandler]:
    """Decorates what brings many rows of a kind to a server in one go: always slow, and tried for ever.

    The first that is done after a failure wakes the others. What it raises concerns all of them.
    """

    def register(handler: ManyHandler) -> ManyHandler:
        _register(kind, Kind(handler, slow=True, for_ever=True, at_once=at_once, lease=lease))
        return handler

    return register


def _register(name: str, kind: Kind) -> None:
    if name in _kinds:
        raise ValueError(f"{name} has a handler already")
    _kinds[name] = kind


def enqueue(kind: str, key: str, payload: Mapping[str, Any], *, delay: timedelta = timedelta()) -> OutboxRow:
    """Written in the current transaction; kept or undone with it. Rows of one key are done in the order of writing."""
    if kind not in _kinds:
        raise UnknownKindError(kind)
    return OutboxRow.objects.create(kind=kind, key=key[:120], payload=dict(payload), due_at=timezone.now() + delay)


def enqueue_many(kind: str, payloads: Iterable[tuple[str, Payload]]) -> None:
    """The same for many keys and their payloads, in few queries."""
    if kind not in _kinds:
        raise UnknownKindError(kind)
    now = timezone.now()
    rows = (OutboxRow(kind=kind, key=key[:120], payload=dict(payload), due_at=now) for key, payload in payloads)
    OutboxRow.objects.bulk_create(rows, batch_size=1000)


def wait_after(attempts: int) -> timedelta:
    """1, 2, 4, 8, 16 seconds, then 20 each time."""
    return timedelta(seconds=min(LONGEST_WAIT, 2 ** min(attempts - 1, 10)))


def due(now: datetime | None = None) -> QuerySet[OutboxRow]:
    """What can be done now: free, due, and the oldest of its key. A row that was given up holds up nobody."""
    now = now or timezone.now()
    older = OutboxRow.objects.filter(key=OuterRef("key"), pk__lt=OuterRef("pk"), gave_up_at=None)
    return OutboxRow.objects.filter(~Exists(older), due_at__lte=now, held_until=None, gave_up_at=None).order_by("pk")


def oldest_wait(now: datetime | None = None, kind: str = "") -> timedelta:
    """For how long the oldest row, of a kind or any, waits that should be done by now; zero without. One query.

    What was given up waits for a person, and what is put off is not late yet: neither counts.
    """
    return lateness(now, kind)[0]


def lateness(now: datetime | None = None, kind: str = "") -> tuple[timedelta, bool]:
    """The same, and whether anything that waits was tried in vain. One query."""
    now = now or timezone.now()
    waiting = OutboxRow.objects.filter(gave_up_at=None, **({"kind": kind} if kind else {}))
    began = Case(When(attempts=0, then=F("due_at")), default=F("created_at"))
    told = waiting.aggregate(since=Min(began), tried=Max("attempts"))
    since = told["since"]
    return (max(now - since, timedelta()) if since else timedelta()), bool(told["tried"])


def deliver_next() -> int:
    """Does the next row, or as many of its kind as are done at once; how many it tried."""
    for number, kind in due().values_list("pk", "kind")[:10]:
        if taken := _take(number, kind):
            _deliver(taken)
            return len(taken)
    return 0


def deliver_all() -> int:
    """Does what is due until nothing is; how many rows it tried."""
    count = 0
    while tried := deliver_next():
        count += tried
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


def wake(kind: str) -> int:
    """What failed of a kind is tried again now: what it waited for is back."""
    return OutboxRow.objects.filter(kind=kind, attempts__gt=0, held_until=None, gave_up_at=None).update(
        due_at=timezone.now()
    )


def _take(number: int, name: str) -> list[OutboxRow]:
    """The rows that this worker got, in their order; of several workers one gets a row."""
    kind = _kinds.get(name)
    numbers = [number]
    if kind and kind.at_once > 1:
        numbers = list(due().filter(kind=name).values_list("pk", flat=True)[: kind.at_once])
    until = timezone.now() + (kind.lease if kind else LEASE)
    free = OutboxRow.objects.filter(pk__in=numbers, held_until=None, gave_up_at=None)
    if not free.update(held_until=until):
        return []
    return list(OutboxRow.objects.filter(pk__in=numbers, held_until=until).order_by("pk"))


def _deliver(rows: Sequence[OutboxRow]) -> None:
    name = rows[0].kind
    failed: dict[int, Exception]
    try:
        failed = _done(rows)
    except Exception as reason:
        failed = dict.fromkeys(range(len(rows)), reason)
        if name in _kinds and _kinds[name].at_once > 1:
            _put_off(name, wait_after(max(row.attempts for row in rows) + 1))
    if failed:
        # The text of an error may name a person's address: it stays in the database, with the row.
        first = min(failed)
        told = (name, rows[first].pk, len(failed), type(failed[first]).__name__)
        log.warning("delivery_failed kind=%s row=%s rows=%s error=%s", *told)
    for place, error in failed.items():
        _postpone(rows[place], f"{type(error).__name__}: {error}", error)
    if any(row.attempts for place, row in enumerate(rows) if place not in failed) and _kinds[name].at_once > 1:
        wake(name)


def _put_off(kind: str, wait: timedelta) -> None:
    """Nothing of a kind can be done for a while: rows of other kinds do not stand behind one attempt after another."""
    until = timezone.now() + wait
    due(until).filter(kind=kind).update(attempts=F("attempts") + 1, due_at=until)


def _done(rows: Sequence[OutboxRow]) -> dict[int, Exception]:
    """Does them; the places of those that failed while others did not."""
    if rows[0].kind not in _kinds:
        raise UnknownKindError(rows[0].kind)
    kind = _kinds[rows[0].kind]
    payloads = [row.payload for row in rows]
    failed: Mapping[int, str] = {}
    if kind.slow:
        failed = kind.handler(payloads)
    with transaction.atomic():
        if not kind.slow:
            failed = kind.handler(payloads)
        done = [row.pk for place, row in enumerate(rows) if place not in failed]
        OutboxRow.objects.filter(pk__in=done).delete()
    return {place: FailedError(why) for place, why in failed.items()}


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
