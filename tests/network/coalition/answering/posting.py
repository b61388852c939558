"""How a test fills in a form as a visitor does: it opens the page, takes its key along, and sends."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

KEY = re.compile(r'name="sending" value="([^"]+)"')


def key_of(client: Client, url: str) -> str:
    found = KEY.search(client.get(url).content.decode())
    assert found is not None, url
    return found[1]


def send(client: Client, url: str, key: str = "", **data: Any) -> Any:
    """The answer to a form that was opened before."""
    return client.post(url, {"sending": key or key_of(client, url)} | data)


def send_steps(client: Client, url: str, steps: dict[str, dict[str, Any]], key: str = "") -> Any:
    """The answer to the last page of a long form: each step is filled in, then all of them are checked and sent."""
    key = key or key_of(client, url)
    for name, fields in steps.items():
        send(client, url, key, step=name, **fields)
    return send(client, url, key, step="check")
