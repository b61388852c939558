"""Logs name paths, and never what was asked there."""

from __future__ import annotations

import logging
import logging.config

import pytest
from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler
from django.http import HttpRequest

from network.base.logs import WithoutQuery


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        ('"GET /en/search/?q=secret+words HTTP/1.1" 200 512', '"GET /en/search/ HTTP/1.1" 200 512'),
        ('"GET /en/search/?q=secret words HTTP/1.1" 200', '"GET /en/search/ HTTP/1.1" 200'),
        ("Error handling request /en/search/?q=secret#top", "Error handling request /en/search/"),
        ("Bad request syntax ('GET /?q=it's secret HTTP/1.1')", "Bad request syntax ('GET / HTTP/1.1')"),
        ("A line without any", "A line without any"),
        ("Is it well? It is.", "Is it well? It is."),
    ],
)
def test_a_line_loses_the_query_and_nothing_else(line: str, logged: str) -> None:
    record = logging.LogRecord("any", logging.INFO, "", 1, "%s", (line,), None)

    assert WithoutQuery().filter(record)
    assert record.getMessage() == logged


def test_the_server_of_development_logs_the_path_alone(capsys: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig(settings.LOGGING)
    handler = WSGIRequestHandler.__new__(WSGIRequestHandler)
    handler.request = HttpRequest()  # type: ignore[assignment]

    handler.log_message('"%s" %s %s', "GET /en/search/?q=secret HTTP/1.1", "200", "512")
    logging.getLogger("network").error("refused address=%s", "/en/search/?q=secret")

    said = capsys.readouterr().err
    assert '"GET /en/search/ HTTP/1.1" 200 512' in said
    assert "refused address=/en/search/" in said
    assert "secret" not in said
