from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from search import lag
from search.engines import breaker
from search.models import Health

pytestmark = pytest.mark.django_db


def home(client: Client) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(client.get("/admin/").content.decode())).split())


def test_before_the_first_comparison_it_says_so(admin_client: Client) -> None:
    assert "The database searches. Nobody has compared it with the entries yet" in home(admin_client)


@pytest.mark.parametrize(
    ("differences", "left", "said"),
    [
        (0, 0, "all is in step."),
        (1, 0, "1 entry differed and was mended."),
        (3, 0, "3 entries differed and were mended."),
        (3, 1, "1 entry differs. Ask who runs the site"),
        (3, 2, "2 entries differ. Ask who runs the site"),
    ],
)
def test_the_last_comparison_is_told(admin_client: Client, differences: int, left: int, said: str) -> None:
    Health.objects.create(pk=1, seen_at=timezone.now(), differences=differences, left=left)

    assert f"ago: {said}" in home(admin_client)


def test_how_the_server_is_is_told(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    monkeypatch.setattr(lag, "is_behind", lambda: False)
    monkeypatch.setattr(breaker, "is_open", lambda: False)
    assert "The search server answers." in home(admin_client)
    monkeypatch.setattr(breaker, "is_open", lambda: True)
    assert "The search server does not answer: the database searches" in home(admin_client)
    monkeypatch.setattr(lag, "is_behind", lambda: True)
    assert "The search server lags behind" in home(admin_client)
    monkeypatch.setitem(settings.ELASTICSEARCH, "fault", "It cannot be read.")
    assert "The address of the search server cannot be read" in home(admin_client)
