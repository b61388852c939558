"""Whatever the server does, a visitor is answered at once and in full, and everything mends itself afterwards."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from network.base import indexing, outbox
from network.base.models import OutboxRow
from search import engines, health, lag, registry
from search.engines import breaker
from search.engines.elasticsearch import engine, rebuilding
from search.engines.elasticsearch.server import connected
from search.engines.interface import Question
from search.facets import Facet
from search.related import related
from tests.factories.search import Shelf
from tests.search.engines import faults

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("server")]

AT_ONCE = 1.0  # seconds in which a visitor is answered
NOTICE = "Search is running in a simpler way for the moment"
STATE = "?q=register&mission=open"
MISSIONS = {"open": "Openness", "safe": "Safety", "near": "Nearness"}


@pytest.fixture
def shelf(server: str, things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Nine things of three missions, in the index and in step; the patience is that of a site."""
    facet = Facet("mission", "Mission", 10, lambda values, language: MISSIONS, sort="order")
    kept = {name: each for name, each in registry.FACETS.items() if name in {"kind", "year", "language"}}
    monkeypatch.setattr(registry, "FACETS", {**kept, "mission": facet})
    for number in range(1, 10):
        mission = tuple(MISSIONS)[number % 3]
        things.publish(number, f"Register {number}", facets={"mission": (mission,)}, date=str(2000 + number))
    OutboxRow.objects.all().delete()
    rebuilding.rebuild()
    monkeypatch.setitem(settings.ELASTICSEARCH, "timeout", 0.5)
    monkeypatch.setattr(lag, "REMEMBERED", 0.0)
    monkeypatch.setattr(breaker, "LONGEST", 1.0)
    connected.cache_clear()
    return things


@pytest.fixture(params=[*faults.READING, *faults.WRITING])
def fault(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def begun(name: str, shelf: Shelf) -> Any:
    return (faults.READING.get(name) or faults.WRITING[name])()


def timed(client: Client, address: str) -> tuple[int, str, float]:
    """Status, content and seconds of an answer."""
    before = time.monotonic()
    response = client.get(address)
    content = response.getvalue().decode()
    return response.status_code, content, time.monotonic() - before


def listing(client: Client, address: str = f"/en/search.json{STATE}") -> dict[str, Any]:
    found: dict[str, Any] = client.get(address).json()
    return found


def same(found: dict[str, Any]) -> dict[str, Any]:
    """What is told of a state, whoever answers."""
    return {name: value for name, value in found.items() if name not in {"engine", "degraded", "as_of", "results"}} | {
        "results": sorted(each["id"] for each in found["results"])
    }


@pytest.mark.parametrize("name", faults.READING)
def test_search_is_answered_by_the_database_at_once_with_the_same_state_and_a_notice(
    name: str, shelf: Shelf, client: Client
) -> None:
    whole = listing(client)
    suggested = client.get("/en/suggest.json?q=regis").json()
    near = {each.id for each in related("thing", 1, "en")}
    assert len(near) == 8
    assert (whole["engine"], whole["degraded"], whole["total"]) == ("elasticsearch", False, 3)
    assert NOTICE not in client.get(f"/en/search/{STATE}").content.decode()

    with faults.READING[name]():
        for address in (f"/en/search/{STATE}", f"/en/search.json{STATE}", "/en/suggest.json?q=regis"):
            breaker.answered()  # each of them is the first to notice
            status, _content, took = timed(client, address)
            assert (status, took < AT_ONCE) == (200, True), (address, took)
        assert NOTICE in client.get(f"/en/search/{STATE}").content.decode()
        assert client.get("/en/suggest.json?q=regis").json() == suggested
        breaker.answered()
        before = time.monotonic()
        assert {each.id for each in related("thing", 1, "en")} == near
        assert time.monotonic() - before < AT_ONCE
        found = listing(client)

    assert (found["engine"], found["degraded"]) == (connection.vendor, True)
    assert same(found) == same(whole)


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=unheard+things",  # asked first whether anything answers
        "/en/search/?q=register&mission=open&kind=nothing",  # asked which choice keeps from finding
        "/en/suggest.json?q=regis",
    ],
)
def test_a_server_that_is_nearly_too_slow_is_waited_for_once_in_a_page(
    address: str, shelf: Shelf, client: Client
) -> None:
    assert "elasticsearch" in client.get(address.replace("/?", ".json?")).content.decode() or "suggest" in address

    with faults.slow(0.42):
        status, _content, took = timed(client, address)

    assert (status, took < AT_ONCE) == (200, True), took


def test_a_change_is_published_as_fast_and_all_recovers_by_itself(fault: str, shelf: Shelf, client: Client) -> None:
    before = time.monotonic()
    shelf.publish(1, "Register one")
    usual = time.monotonic() - before
    outbox.deliver_all()

    with begun(fault, shelf):
        before = time.monotonic()
        shelf.publish(2, "Register of a bad day")
        shelf.withdraw(3)
        took = time.monotonic() - before
        found = listing(client, "/en/search.json?q=%22bad+day%22")
        assert took < usual + AT_ONCE
        if fault in faults.READING:
            assert (found["total"], found["degraded"]) == (1, True)

    assert worked(client)["total"] == 1
    assert list(health.differences()) == []


def test_a_change_that_the_server_does_not_take_is_shown_by_the_database(shelf: Shelf, client: Client) -> None:
    assert listing(client)["degraded"] is False

    with faults.read_only():
        shelf.publish(2, "Register of a bad day")
        outbox.deliver_all()
        found = listing(client, "/en/search.json?q=%22bad+day%22")

    assert (found["total"], found["engine"], found["degraded"]) == (1, connection.vendor, True)
    assert OutboxRow.objects.get(kind=indexing.DOCUMENTS).attempts == 1


def worked(client: Client) -> dict[str, Any]:
    """What is found when the server answers again: the worker does its part, and time passes."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        indexing.ask_for_index()
        outbox.deliver_all()
        found = listing(client, "/en/search.json?q=%22bad+day%22")
        if not found["degraded"]:
            return found
        time.sleep(0.1)
        OutboxRow.objects.update(due_at=timezone.now())
    raise AssertionError("The server is never asked again.")


def test_who_comes_after_the_first_does_not_wait_for_a_hanging_server(shelf: Shelf, client: Client) -> None:
    with faults.hanging():
        *_first, first = timed(client, f"/en/search/{STATE}")
        *_second, second = timed(client, f"/en/search/{STATE}")

    assert second < settings.ELASTICSEARCH["timeout"] <= first


class Dropped(faults.Rewriting):
    """The second batch of a stream never comes."""

    batches = 0

    def perform_request(self, method: str, target: str, *rest: Any, **named: Any) -> Any:
        if target == "/_search":
            Dropped.batches += 1
            if Dropped.batches > 1:
                return super().perform_request(method, "/_nothing/_of/_that/_kind", *rest, **named)
        return super().perform_request(method, target, *rest, **named)


def test_a_server_that_drops_in_the_middle_of_a_table_gives_each_row_once(
    shelf: Shelf, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "AT_ONCE", 2)
    monkeypatch.setattr(Dropped, "batches", 0)

    with faults.by(Dropped):
        table = client.get("/en/search.csv?sort=newest").getvalue().decode()

    assert Dropped.batches == 2
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == [str(number) for number in range(9, 0, -1)]


def test_a_table_comes_from_the_database_where_the_server_hangs(shelf: Shelf, client: Client) -> None:
    with faults.hanging():
        _status, content, took = timed(client, "/en/search.csv?sort=newest")

    assert len(content.splitlines()) == 10
    assert took < AT_ONCE


def test_a_reader_may_leave_a_stream(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "AT_ONCE", 2)
    stream: Iterator[int] = iter(engines.current().ids(Question("en", "newest")))

    with faults.by(Dropped):
        assert next(stream)
        stream.close()  # type: ignore[attr-defined]
    assert breaker.is_closed()
