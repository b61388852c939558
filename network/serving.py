"""How gunicorn serves the site: `gunicorn --config=python:network.serving network.wsgi`."""

from __future__ import annotations

from typing import Any

from gunicorn.glogging import Logger

from network.base.logs import WithoutQuery


class QuietLogger(Logger):
    """Says nothing of what was asked, in its errors either: they name the address of a request."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(WithoutQuery())


bind = "0.0.0.0:8000"
worker_class = "gthread"
threads = 4
# A long address gets a page of ours instead of the server's own: the proxy in front, and the site itself, bound it.
limit_request_line = 0
max_requests, max_requests_jitter = 5000, 500
logger_class = QuietLogger
# Off unless `--access-logfile` names a file. No network address, no query string, no page that a visitor came from.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(L)s"
