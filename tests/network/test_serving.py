"""The server of production, as the image starts it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from gunicorn.config import Config

from benchmarks.site import as_in_production, free_port, wait_for
from network import serving
from network.base.logs import WithoutQuery
from tests.architecture.source import ROOT

CONFIGURED = "--config=python:network.serving"


@pytest.mark.slow
def test_its_logs_hold_no_query_and_no_visitor(tmp_path: Path) -> None:
    """With the access log turned on; and where the address itself is what cannot be read."""
    port, log = free_port(), tmp_path / "server.log"
    ours = {
        **os.environ,
        "DEBUG": "1",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
        "GUNICORN_CMD_ARGS": "--access-logfile=- --log-level=debug --workers=1",
    }
    with log.open("w") as file:
        server = subprocess.Popen(
            [sys.executable, *as_in_production(port)], cwd=ROOT, env=ours, stdout=file, stderr=file
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", server)
            asked = urllib.request.Request(
                f"http://127.0.0.1:{port}/healthz?q=secret", headers={"Referer": "http://x/?q=secret"}
            )
            urllib.request.urlopen(asked, timeout=20).close()
        finally:
            server.terminate()
            server.wait(timeout=30)

    lines = [line for line in log.read_text().splitlines() if " GET /healthz " in line]
    assert len(lines) >= 2
    assert "secret" not in log.read_text()
    assert not any("127.0.0.1" in line for line in lines)


def test_the_image_starts_it_so() -> None:
    [command] = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("CMD ")]

    assert json.loads(command.removeprefix("CMD ")) == ["gunicorn", CONFIGURED, "network.wsgi"]


def test_its_errors_pass_through_what_leaves_out_queries() -> None:
    logger = serving.QuietLogger(Config())
    try:
        assert [type(each) for each in logger.error_log.filters] == [WithoutQuery]
    finally:
        for each in logger.error_log.filters[:]:
            logger.error_log.removeFilter(each)
    assert not {"q", "r", "f", "h"} & set(re.findall(r"%\((\w)\)", serving.access_log_format))
