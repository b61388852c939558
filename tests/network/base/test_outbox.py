"""What a change asks for is kept or undone with it, done once, in order, again when it fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from network.base import outbox
from network.base.models import OutboxRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_outbox")]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was delivered; a payload with `fails` raises, after it wrote something."""
    said: list[str] = []

    def handler(payload: Mapping[str, Any]) -> None:
        if payload.get("fails"):
            OutboxRow.objects.filter(kind="other").delete()
            raise ValueError(f"{payload['name']} does not work\x00")
        said.append(payload["name"])

    monkeypatch.setitem(outbox._handlers, "trial", handler)
    monkeypatch.setitem(outbox._handlers, "other", handler)
    return said


def put(name: str, key: str = "", **more: Any) -> OutboxRow:
    return outbox.enqueue("trial", key or name, {"name": name, **more})


def test_what_is_undone_is_not_delivered(done: list[str]) -> None:
    with transaction.atomic():
        put("undone")
        transaction.set_rollback(True)
    put("kept")

    assert outbox.deliver_all() == 1
    assert done == ["kept"]
    assert not OutboxRow.objects.exists()


def test_a_kind_without_a_handler_is_refused(done: list[str]) -> None:
    with pytest.raises(outbox.UnknownKindError):
        outbox.enqueue("unheard-of", "key", {})


def test_a_second_handler_is_refused(done: list[str]) -> None:
    with pytest.raises(ValueError, match="trial"):
        outbox.handles("trial")(lambda payload: None)


def test_rows_of_one_key_wait_for_each_other_and_others_do_not(done: list[str]) -> None:
    first = put("first", "city-1", fails=True)
    put("second", "city-1")
    put("elsewhere", "city-2")

    outbox.deliver_all()
    assert done == ["elsewhere"]
    OutboxRow.objects.filter(pk=first.pk).update(payload={"name": "first"}, due_at=timezone.now())
    outbox.deliver_all()

    assert done == ["elsewhere", "first", "second"]


def test_what_fails_keeps_its_error_and_undoes_what_it_wrote(done: list[str]) -> None:
    other = outbox.enqueue("other", "other", {"name": "other"}, delay=timedelta(hours=1))
    row = put("broken", fails=True)

    outbox.deliver_all()

    row.refresh_from_db()
    assert (row.attempts, row.held_until, row.gave_up_at) == (1, None, None)
    assert row.last_error == "ValueError: broken does not work"
    assert OutboxRow.objects.filter(pk=other.pk).exists()


def test_the_wait_grows_to_twenty_seconds() -> None:
    waits = [outbox.wait_after(attempts).total_seconds() for attempts in (1, 2, 3, 4, 5, 6, 7, 500)]

    assert waits == [1, 2, 4, 8, 16, 20, 20, 20]


def test_a_row_that_never_works_is_kept_and_holds_up_nobody(done: list[str]) -> None:
    row = put("poison", "city-1", fails=True)
    OutboxRow.objects.filter(pk=row.pk).update(attempts=outbox.MOST_ATTEMPTS - 1)
    put("after it", "city-1")

    outbox.deliver_all()

    row.refresh_from_db()
    assert done == ["after it"]
    assert row.gave_up_at is not None
    OutboxRow.objects.update(payload={"name": "mended"})
    assert outbox.send_again(OutboxRow.objects.all()) == 1
    outbox.deliver_all()
    assert done == ["after it", "mended"]


def test_the_row_of_a_killed_worker_is_freed_and_counts(done: list[str]) -> None:
    row = put("held")
    assert outbox._take(row.pk)
    assert not outbox._take(row.pk)
    assert (outbox.deliver_next(), outbox.release_held()) == (False, 0)

    OutboxRow.objects.update(held_until=timezone.now() - timedelta(seconds=1))

    assert outbox.release_held() == 1
    row.refresh_from_db()
    assert row.attempts == 1
    OutboxRow.objects.update(due_at=timezone.now())
    assert outbox.deliver_all() == 1
    assert done == ["held"]


@pytest.mark.parametrize(("slow", "expected"), [(True, 0), (False, 1)])
def test_nobody_waits_for_a_delivery_that_is_slow(slow: bool, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the transaction a savepoint more is open: on a site that transaction is SQLite's only writer."""
    monkeypatch.setattr(outbox, "_handlers", {})
    monkeypatch.setattr(outbox, "_slow", set())
    opened: list[int] = []
    outbox.handles("trial", slow=slow)(lambda payload: opened.append(len(connection.savepoint_ids)))
    before = len(connection.savepoint_ids)
    put("one")

    outbox.deliver_all()

    assert [number - before for number in opened] == [expected]
    assert not OutboxRow.objects.exists()


def test_a_row_whose_handler_is_gone_waits(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = put("later")
    monkeypatch.delitem(outbox._handlers, "trial")

    outbox.deliver_all()

    row.refresh_from_db()
    assert row.last_error.startswith("UnknownKindError")


def test_what_is_not_due_waits(done: list[str], django_assert_num_queries: Callable[..., Any]) -> None:
    outbox.enqueue("trial", "key", {"name": "later"}, delay=timedelta(hours=1))

    with django_assert_num_queries(1):
        assert outbox.deliver_all() == 0
