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
        if "refuses" in payload:
            raise outbox.RefusedError(payload["name"], is_final=payload["refuses"] == "for good")
        if payload.get("fails"):
            OutboxRow.objects.filter(kind="other").delete()
            raise ValueError(f"{payload['name']} does not work\x00")
        said.append(payload["name"])

    monkeypatch.setitem(outbox._kinds, "trial", outbox.Kind(outbox.one_by_one(handler)))
    monkeypatch.setitem(outbox._kinds, "other", outbox.Kind(outbox.one_by_one(handler)))
    monkeypatch.setitem(outbox._kinds, "stubborn", outbox.Kind(outbox.one_by_one(handler), for_ever=True))
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
    assert (row.gave_up_at is not None, row.given_up) == (True, "failed")
    OutboxRow.objects.update(payload={"name": "mended"})
    assert outbox.send_again(OutboxRow.objects.all()) == 1
    row.refresh_from_db()
    assert (row.gave_up_at, row.given_up) == (None, "")
    outbox.deliver_all()
    assert done == ["after it", "mended"]


def test_a_kind_that_asks_for_it_is_tried_for_ever_every_twenty_seconds(done: list[str]) -> None:
    row = outbox.enqueue("stubborn", "index", {"name": "document", "fails": True})
    OutboxRow.objects.filter(pk=row.pk).update(attempts=100_000)
    after = outbox.enqueue("stubborn", "index", {"name": "next"})

    outbox.deliver_all()

    row.refresh_from_db()
    assert (row.attempts, row.gave_up_at, row.given_up) == (100_001, None, "")
    assert row.due_at - timezone.now() <= timedelta(seconds=20)
    OutboxRow.objects.filter(pk=row.pk).update(payload={"name": "document"}, due_at=timezone.now())
    outbox.deliver_all()
    assert done == ["document", "next"]
    assert not OutboxRow.objects.filter(pk__in=[row.pk, after.pk]).exists()


def test_a_worker_that_is_killed_again_and_again_gives_up_no_row_of_such_a_kind(done: list[str]) -> None:
    long_ago, most = timezone.now() - timedelta(minutes=1), outbox.MOST_ATTEMPTS
    outbox.enqueue("stubborn", "index", {"name": "document"})
    put("other")
    OutboxRow.objects.update(attempts=most, held_until=long_ago)

    assert outbox.release_held() == 2
    assert dict(OutboxRow.objects.values_list("kind", "given_up")) == {"stubborn": "", "trial": "failed"}


@pytest.mark.parametrize("kind", ["trial", "stubborn"])
@pytest.mark.parametrize(
    ("refuses", "attempts", "given_up"),
    [("for good", 0, "refused"), ("for now", 0, ""), ("for now", outbox.MOST_ATTEMPTS - 1, "refused")],
)
def test_what_the_other_side_refuses_is_given_up_by_that_name(
    kind: str, refuses: str, attempts: int, given_up: str, done: list[str]
) -> None:
    row = outbox.enqueue(kind, "key", {"name": "unwanted", "refuses": refuses})
    OutboxRow.objects.update(attempts=attempts)

    outbox.deliver_all()

    row.refresh_from_db()
    assert (row.given_up, row.gave_up_at is not None) == (given_up, bool(given_up))
    assert row.last_error == "RefusedError: unwanted"


def test_the_age_of_the_oldest_row_that_waits_is_known(
    done: list[str], django_assert_num_queries: Callable[..., Any]
) -> None:
    now = timezone.now()
    assert outbox.oldest_wait(now) == timedelta()
    rows = [put(name) for name in ("failing", "waiting", "given up", "put off")]
    moments = [(3, 1, 0), (2, 0, 2), (9, 0, 9), (8, 0, -1)]  # hours since it was made, attempts, hours since it is due
    for row, (made, attempts, due) in zip(rows, moments, strict=True):
        OutboxRow.objects.filter(pk=row.pk).update(
            created_at=now - timedelta(hours=made), attempts=attempts, due_at=now - timedelta(hours=due)
        )
    OutboxRow.objects.filter(pk=rows[2].pk).update(gave_up_at=now, given_up="refused")

    with django_assert_num_queries(1):
        assert outbox.oldest_wait(now) == timedelta(hours=3)
    rows[0].delete()
    assert outbox.oldest_wait(now) == timedelta(hours=2)
    rows[1].delete()
    assert outbox.oldest_wait(now) == timedelta()


def test_the_row_of_a_killed_worker_is_freed_and_counts(done: list[str]) -> None:
    row = put("held")
    assert outbox._take(row.pk, row.kind)
    assert not outbox._take(row.pk, row.kind)
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
    monkeypatch.setattr(outbox, "_kinds", {})
    opened: list[int] = []
    outbox.handles("trial", slow=slow)(lambda payload: opened.append(len(connection.savepoint_ids)))
    before = len(connection.savepoint_ids)
    put("one")

    outbox.deliver_all()

    assert [number - before for number in opened] == [expected]
    assert not OutboxRow.objects.exists()


def test_a_row_whose_handler_is_gone_waits(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = put("later")
    monkeypatch.delitem(outbox._kinds, "trial")

    outbox.deliver_all()

    row.refresh_from_db()
    assert row.last_error.startswith("UnknownKindError")


def test_what_is_not_due_waits(done: list[str], django_assert_num_queries: Callable[..., Any]) -> None:
    outbox.enqueue("trial", "key", {"name": "later"}, delay=timedelta(hours=1))

    with django_assert_num_queries(1):
        assert outbox.deliver_all() == 0
