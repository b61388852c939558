"""Rows that are brought to a server many at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from network.base import outbox
from network.base.models import OutboxRow

pytestmark = pytest.mark.django_db


class Server:
    """Takes lists of signs; what is in `refused` fails, and all of it while it `is_away`."""

    def __init__(self) -> None:
        self.taken: list[list[str]] = []
        self.refused: set[str] = set()
        self.is_away = False

    def deliver(self, payloads: Sequence[Mapping[str, Any]]) -> Mapping[int, str]:
        if self.is_away:
            raise ConnectionError("away")
        signs = [payload["sign"] for payload in payloads]
        self.taken.append([sign for sign in signs if sign not in self.refused])
        return {place: "refused" for place, sign in enumerate(signs) if sign in self.refused}


@pytest.fixture
def server(db: None, monkeypatch: pytest.MonkeyPatch) -> Server:
    OutboxRow.objects.all().delete()  # pictures of the pages that every site has
    server = Server()
    monkeypatch.setattr(outbox, "_kinds", dict(outbox._kinds))
    outbox.handles_many("signs", at_once=3, lease=timedelta(seconds=30))(server.deliver)
    return server


def put(*signs: str, key: str = "") -> None:
    outbox.enqueue_many("signs", ((key or sign, {"sign": sign}) for sign in signs))


def test_many_are_done_in_one_go_and_in_their_order(server: Server) -> None:
    put("a", "b", "c", "d")

    assert outbox.deliver_all() == 4
    assert server.taken == [["a", "b", "c"], ["d"]]
    assert not OutboxRow.objects.exists()


def test_of_one_object_there_is_one_row_in_a_go(server: Server) -> None:
    put("first", "second", key="same")
    put("other")

    outbox.deliver_all()

    assert server.taken == [["first", "other"], ["second"]]


def test_what_failed_alone_waits_alone(server: Server) -> None:
    server.refused = {"b"}
    put("a", "b", "c")

    outbox.deliver_all()

    assert server.taken == [["a", "c"]]
    row = OutboxRow.objects.get()
    assert (row.payload["sign"], row.attempts, row.last_error) == ("b", 1, "FailedError: refused")


def test_a_server_that_is_away_keeps_all_and_the_first_success_wakes_the_others(server: Server) -> None:
    server.is_away = True
    put("a", "b", "c", "d", "e")
    outbox.deliver_all()
    later = timezone.now() + timedelta(hours=1)
    OutboxRow.objects.update(due_at=later)
    OutboxRow.objects.filter(key="a").update(due_at=timezone.now())

    server.is_away = False
    assert outbox.deliver_all() == 5

    assert sorted(sign for signs in server.taken for sign in signs) == ["a", "b", "c", "d", "e"]


def test_while_a_server_is_away_one_attempt_speaks_for_all_so_that_other_kinds_are_done(server: Server) -> None:
    tried: list[int] = []

    def hang(payloads: Sequence[Mapping[str, Any]]) -> Mapping[int, str]:
        tried.append(len(payloads))
        raise ConnectionError("away")

    outbox._kinds["signs"] = outbox.Kind(hang, slow=True, for_ever=True, at_once=3)
    outbox._kinds["letters"] = outbox.Kind(outbox.one_by_one(lambda payload: tried.append(0)))
    put("a", "b", "c", "d", "e", "f", "g")
    outbox.enqueue("letters", "letter", {})

    outbox.deliver_all()

    assert tried == [3, 0]
    assert {(row.attempts, row.due_at > timezone.now()) for row in OutboxRow.objects.all()} == {(1, True)}


def test_what_fails_together_is_one_line_in_the_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.is_away = True
    put("a", "b", "c")

    outbox.deliver_all()

    [line] = caplog.messages
    assert "kind=signs" in line
    assert "rows=3 error=ConnectionError" in line


def test_a_success_without_a_failure_wakes_nobody(server: Server) -> None:
    put("a", "b")
    OutboxRow.objects.filter(key="b").update(due_at=timezone.now() + timedelta(hours=1), attempts=3)

    assert outbox.deliver_all() == 1
    assert server.taken == [["a"]]


def test_what_is_held_is_held_as_long_as_its_kind_says(server: Server) -> None:
    put("a")
    row = OutboxRow.objects.get()
    [taken] = outbox._take(row.pk, row.kind)

    assert taken.held_until is not None
    assert timedelta(seconds=25) < taken.held_until - timezone.now() <= timedelta(seconds=30)
    assert outbox._take(row.pk, row.kind) == []


def test_it_is_never_given_up(server: Server) -> None:
    server.is_away = True
    put("a")
    OutboxRow.objects.update(attempts=outbox.MOST_ATTEMPTS * 5)
    outbox.deliver_all()

    row = OutboxRow.objects.get()
    assert (row.gave_up_at, row.due_at - timezone.now() <= timedelta(seconds=20)) == (None, True)


def test_nobody_knows_this_kind() -> None:
    with pytest.raises(outbox.UnknownKindError):
        outbox.enqueue_many("never heard of", [("a", {})])
