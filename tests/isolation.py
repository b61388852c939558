"""A pytest plugin: tests reach this machine and the servers they are given, and leave no language behind.

Wagtail's index of references takes a tenth of all time and few tests ask it: those say so by the mark `references`.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import translation

GIVEN = ("DATABASE_URL", "ELASTICSEARCH_URL")


def is_allowed(address: object) -> bool:
    """Loopback, sockets of the file system, and the hosts that the environment names as our servers."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in {"", "localhost"} or host in {urlsplit(os.environ.get(name, "")).hostname for name in GIVEN}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse(address: object) -> None:
    if not is_allowed(address):
        raise RuntimeError(f"A test tried to reach {address}: tests stay on this machine.")


@pytest.fixture(autouse=True)
def _network_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        refuse(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        refuse(address)
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        refuse((host or "", 0) if not isinstance(host, bytes) else (host.decode(), 0))
        return getaddrinfo(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


@pytest.fixture(autouse=True)
def _language_is_the_usual() -> Iterator[None]:
    """A request for a page in another language leaves its thread in that language; the next test begins without it."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _references_are_kept_on_request(request: pytest.FixtureRequest) -> Iterator[None]:
    from wagtail.signal_handlers import reference_index_auto_update_disabled as switch  # needs the apps

    if not request.node.get_closest_marker("references"):
        switch.value = True
    yield
    if hasattr(switch, "value"):  # Wagtail's own context manager takes it away, not back
        del switch.value
