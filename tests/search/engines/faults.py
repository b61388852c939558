"""What goes wrong with a server, made on the real one wherever it can be made there."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from search.engines.elasticsearch import mapping, server
from search.engines.elasticsearch.index import asked
from search.engines.elasticsearch.server import connected, patient
from search.engines.elasticsearch.transport import PromptNode

SLOW = 2.0  # seconds
BETWEEN = 0.05  # seconds between two bytes

Fault = Callable[[], AbstractContextManager[None]]
Send = Callable[[socket.socket, bytes], None]


@contextmanager
def _changed(change: Callable[[pytest.MonkeyPatch], None]) -> Iterator[None]:
    """Another client, as long as it lasts."""
    with pytest.MonkeyPatch.context() as patch:
        change(patch)
        connected.cache_clear()
        yield
    connected.cache_clear()


def at(port: int) -> AbstractContextManager[None]:
    address = f"http://127.0.0.1:{port}"
    return _changed(lambda patch: patch.setitem(settings.ELASTICSEARCH, "address", address))


def by(node: type[PromptNode]) -> AbstractContextManager[None]:
    """The real server, whose answers a node class may change: for what no server can be made to say."""
    return _changed(lambda patch: patch.setattr(server, "PromptNode", node))


@contextmanager
def refused() -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with at(port):
        yield


@contextmanager
def hanging() -> Iterator[None]:
    """It accepts, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening, at(listening.getsockname()[1]):
        yield


@contextmanager
def slow(seconds: float = SLOW) -> Iterator[None]:
    """Every answer of the real server comes late."""

    def late(target: socket.socket, content: bytes) -> None:
        time.sleep(seconds)
        target.sendall(content)

    with _passed_on(late):
        yield


@contextmanager
def trickling() -> Iterator[None]:
    """Every answer of the real server comes byte by byte, none of them late."""
    with _passed_on(_byte_by_byte):
        yield


@contextmanager
def _passed_on(send: Send) -> Iterator[None]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_pass_on, args=(listening, send), daemon=True).start()
        with at(listening.getsockname()[1]):
            yield


def _pass_on(listening: socket.socket, send: Send) -> None:
    there = urlsplit(os.environ["ELASTICSEARCH_URL"])
    with suppress(OSError):  # closed at the end of the test
        while True:
            ours, _address = listening.accept()
            theirs = socket.create_connection((there.hostname or "", there.port or 9200))
            for source, target, way in ((ours, theirs, socket.socket.sendall), (theirs, ours, send)):
                threading.Thread(target=_pump, args=(source, target, way), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket, send: Send) -> None:
    with suppress(OSError), source, target:
        while content := source.recv(65_536):
            send(target, content)


def _byte_by_byte(target: socket.socket, content: bytes) -> None:
    for each in content:
        target.sendall(bytes((each,)))
        time.sleep(BETWEEN)


@contextmanager
def red() -> Iterator[None]:
    """The index has no shard: no node may take it. The whole one comes back afterwards."""
    whole, lost, indices = asked(), f"{asked()}-lost", patient().indices
    nowhere = {"routing.allocation.require._name": "nobody"}
    indices.create(index=lost, settings={"index": nowhere}, wait_for_active_shards=0)
    _put_in_place(lost, whole)
    assert patient().cluster.health(index=lost)["status"] == "red"
    yield
    _put_in_place(whole, lost)


def _put_in_place(name: str, of: str) -> None:
    aliases = [mapping.read_alias(), mapping.write_alias()]
    actions = [{"remove": {"index": of, "aliases": aliases}}, {"add": {"index": name, "aliases": aliases}}]
    patient().indices.update_aliases(actions=actions)


@contextmanager
def read_only() -> Iterator[None]:
    """As the server does it when its disk is full: it answers, and takes nothing."""
    name, block = asked(), "index.blocks.read_only_allow_delete"
    patient().indices.put_settings(index=name, settings={block: True})
    yield
    patient().indices.put_settings(index=name, settings={block: None})


@contextmanager
def deleted() -> Iterator[None]:
    patient().indices.delete(index=asked())
    yield


@contextmanager
def of_another_version() -> Iterator[None]:
    """The index was made for another mapping than ours."""
    name = asked()
    aliases = [mapping.read_alias(), mapping.write_alias()]
    patient().indices.update_aliases(actions=[{"remove": {"index": name, "aliases": aliases}}])
    yield


class Rewriting(PromptNode):
    """Reads come back otherwise than the server gave them."""

    def rewritten(self, response: dict[str, Any]) -> None: ...

    def perform_request(self, method: str, target: str, *rest: Any, **named: Any) -> Any:
        answer = super().perform_request(method, target, *rest, **named)
        if "_msearch" not in target:
            return answer
        told = json.loads(answer.body)
        for each in told["responses"]:
            self.rewritten(each)
        return answer._replace(body=json.dumps(told).encode())


class OutOfTime(Rewriting):
    def rewritten(self, response: dict[str, Any]) -> None:
        response["timed_out"] = True


class PartsMissing(Rewriting):
    def rewritten(self, response: dict[str, Any]) -> None:
        response["_shards"]["failed"] = 1
        response["hits"]["hits"] = []


class Busy(Rewriting):
    """Whatever is asked, there is too much to do."""

    def perform_request(self, method: str, target: str, *rest: Any, **named: Any) -> Any:
        answer = super().perform_request("GET", "/")
        body = b'{"error": {"type": "es_rejected_execution_exception"}, "status": 429}'
        return answer._replace(meta=replace(answer.meta, status=429), body=body)


READING: dict[str, Fault] = {
    "refused": refused,
    "hanging": hanging,
    "slow": slow,
    "trickling": trickling,
    "red": red,
    "deleted": deleted,
    "of another version": of_another_version,
    "out of time": lambda: by(OutOfTime),
    "parts missing": lambda: by(PartsMissing),
    "busy": lambda: by(Busy),
}
WRITING: dict[str, Fault] = {"read-only": read_only}
