"""While the server that searches is away, the page says so where nobody overlooks it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from search import engines
from search.engines.interface import Found
from tests.factories.search import Shelf

SAID = "Search is running in a simpler way for the moment."


def notices(client: Client) -> list[str]:
    page = BeautifulSoup(client.get("/en/search/?q=register").content, "html.parser")
    return [note.get_text(" ", strip=True) for note in page.select('#results .note[role="status"]')]


def test_a_simpler_search_is_a_notice_and_nothing_is_said_without(
    client: Client, shown: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = engines.stored()
    find = stored.find

    def in_its_place(*asked: Any) -> Found:
        return replace(find(*asked), is_degraded=True)

    assert notices(client) == []

    monkeypatch.setattr(stored, "find", in_its_place)
    monkeypatch.setattr(engines, "current", lambda: stored)

    [notice] = notices(client)
    assert notice.startswith(SAID)
