from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from network.base.models import User
from network.coalition.demo import ACCOUNTS
from network.coalition.management.commands import develop
from tests.architecture.source import ROOT


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_that_is_taken_ends_it_before_anything_is_done(settings: Settings) -> None:
    settings.DEBUG = True
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with pytest.raises(CommandError) as raised:
            call_command("develop", "--port", str(port))

    assert str(raised.value).startswith(f"Port {port} cannot be used")
    assert f"PORT={port + 1}" in str(raised.value)


@pytest.mark.parametrize("port", ["", "http", "0", "65536", "-1", "８０００"])
def test_what_is_no_port_is_named(port: str, settings: Settings) -> None:
    settings.DEBUG = True

    with pytest.raises(CommandError, match=f"“{port}” is no port"):
        call_command("develop", f"--port={port}")


def test_production_is_not_served_this_way(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="This is for development"):
        call_command("develop")


@pytest.mark.usefixtures("seeded")
def test_it_makes_the_accounts_and_says_last_where_to_go(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True
    monkeypatch.delenv("SITE_URL", raising=False)
    port, out = free_port(), io.StringIO()

    def serve(host: str, number: int, handler: Any, threading: bool, on_bind: Any) -> None:
        on_bind(str(number))
        raise KeyboardInterrupt

    monkeypatch.setattr(develop, "run", serve)
    monkeypatch.setattr(develop, "working", nullcontext)
    call_command("develop", "--port", str(port), stdout=out)

    lines = out.getvalue().rstrip().splitlines()
    assert f"http://127.0.0.1:{port}/" in lines[-5]
    assert lines[-4:] == [f"  {account.role.label}: {account.email}  {account.password}" for account in ACCOUNTS]
    assert f"http://127.0.0.1:{port}" == settings.SITE_URL
    assert User.objects.filter(email__in=[account.email for account in ACCOUNTS]).count() == 4


@pytest.mark.usefixtures("seeded")
def test_a_port_lost_meanwhile_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True

    def serve(*args: Any, **named: Any) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(develop, "run", serve)
    monkeypatch.setattr(develop, "working", nullcontext)

    with pytest.raises(CommandError, match=r"Address already in use"):
        call_command("develop", "--port", str(free_port()), stdout=io.StringIO())


@pytest.mark.usefixtures("seeded")
@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_a_second_start_serves_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    name, port = str(settings.DATABASES["default"]["NAME"]), free_port()
    address = f"sqlite:///{name}" if connection.vendor == "sqlite" else _beside(os.environ["DATABASE_URL"], name)
    environment = os.environ | {"DATABASE_URL": address, "DATA_DIR": str(tmp_path), "DEBUG": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "network.settings"
    with (tmp_path / "out").open("w+") as out:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "develop", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=out,
            # A run in the background hands on that it ignores Ctrl-C.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        try:
            answer = _ask(f"http://127.0.0.1:{port}/en/", server)
            server.send_signal(signal.SIGINT)
            code = server.wait(timeout=30)
        finally:
            server.kill()
        out.seek(0)
        said = out.read()

    assert "Maceió" in answer
    assert code == 0
    assert "Preparing the database" not in said
    assert said.rstrip().splitlines()[-1] == f"  Administrator: {ACCOUNTS[-1].email}  {ACCOUNTS[-1].password}"


def _beside(address: str, name: str) -> str:
    return f"{address.rpartition('/')[0]}/{name}"


def _ask(url: str, server: subprocess.Popen[bytes]) -> str:
    """The answer, as soon as there is one."""
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:
                return str(answer.read().decode())
        except ConnectionError:
            time.sleep(0.2)
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the site does not answer")
