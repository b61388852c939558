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
