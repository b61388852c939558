from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.conf import settings

from search import delivery
from search.engines.elasticsearch.server import fault

CLOSED = "http://127.0.0.1:9"


class Pretender(BaseHTTPRequestHandler):
    """Something that answers where Elasticsearch should: what it says is set by the test."""

    status, body, product = 200, "{}", ""

    def do_GET(self) -> None:
        self.send_response(self.status)
        if self.product:
            self.send_header("X-Elastic-Product", self.product)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(self.body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the method's
        """Nothing."""


@pytest.fixture
def pretender(no_server_yet: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Pretender]]:
    handler = type("Answer", (Pretender,), {})
    pretending = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=pretending.serve_forever)
    thread.start()
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", f"http://127.0.0.1:{pretending.server_port}")
    yield handler
    pretending.shutdown()
    thread.join()
    pretending.server_close()


@pytest.mark.elasticsearch
def test_a_server_that_fits_has_no_fault(server: str) -> None:
    assert (fault(), delivery.fault()) == ("", "")


def test_something_else_is_told_apart(pretender: type[Pretender]) -> None:
    pretender.body = json.dumps({"version": {"number": "8.1.0"}})

    assert fault() == "what answers at ELASTICSEARCH_URL is not Elasticsearch"


def test_a_refused_password_is_told(pretender: type[Pretender]) -> None:
    pretender.status, pretender.product = 401, "Elasticsearch"

    assert fault() == "the server refuses the user or the password"


@pytest.mark.parametrize(("number", "told"), [("7.17.9", True), ("6.8.0", True), ("9.1.0", False), ("8.19.13", False)])
def test_a_version_that_is_too_old_is_told(pretender: type[Pretender], number: str, told: bool) -> None:
    pretender.product, pretender.body = "Elasticsearch", json.dumps({"version": {"number": number}})

    assert (f"Elasticsearch {number}, which is older" in fault()) == told


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"version": {}}', "<html>"])
def test_an_answer_of_another_form_is_told(pretender: type[Pretender], body: str) -> None:
    pretender.product, pretender.body = "Elasticsearch", body

    assert fault()


@pytest.mark.usefixtures("no_server_yet")
def test_a_closed_door_is_told_without_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", CLOSED)
    monkeypatch.setitem(settings.ELASTICSEARCH, "user", "somebody")
    monkeypatch.setitem(settings.ELASTICSEARCH, "password", "secret")

    assert fault() == "the server does not answer (ConnectionError)"


def test_without_an_address_there_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "")

    assert delivery.fault() == ""
