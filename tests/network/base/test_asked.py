"""A visitor's search is counted after its answer; those of machines and of people at work here are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from network.base import jobs
from search import asked
from search.models import AskedWords, Asking
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
SEARCH = "/en/search/?q=housing"


@pytest.fixture(autouse=True)
def _new_day() -> Iterator[None]:
    caches["shared"].clear()
    yield
    caches["shared"].clear()


def ask(client: Client, address: str = SEARCH, **headers: str) -> None:
    assert client.get(address, headers={**BROWSER, **headers}).status_code in {200, 404}


def test_a_visitors_search_is_counted_once(client: Client) -> None:
    ask(client)
    ask(client)

    assert Asking.objects.count() == 1


def test_five_networks_make_a_word_known(client: Client) -> None:
    for number in range(5):
        client.get("/es/search/?q=vivienda", headers=BROWSER, REMOTE_ADDR=f"192.0.2.{number}")

    [row] = AskedWords.objects.all()
    assert (row.words, row.language, row.askers, row.results) == ("vivienda", "es", 5, 0)


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/",
        "/en/search/?q=housing&page=2",
        "/en/search/?q=housing&mission=inclusion",
        "/en/search.json?q=housing",
        "/en/search.csv?q=housing",
        "/en/search.atom?q=housing",
        "/en/suggest.json?q=housing",
    ],
)
def test_other_answers_are_not(client: Client, address: str) -> None:
    ask(client, address)

    assert not Asking.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "python-requests/2.32"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"DNT": "1"},
        {"Sec-GPC": "1"},
    ],
)
def test_machines_and_who_does_not_wish_it_are_not(client: Client, headers: dict[str, str]) -> None:
    ask(client, **headers)

    assert not Asking.objects.exists()


def test_people_at_work_here_are_not(client: Client) -> None:
    ask(signed_in("Editors"))
    client.head(SEARCH, headers=BROWSER)

    assert not Asking.objects.exists()


def test_a_count_that_fails_is_no_visitors_trouble(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*told: Any) -> None:
        raise OSError("housing")

    monkeypatch.setattr(asked, "note", fail)
    ask(client)

    assert "asking_not_noted error=OSError" in caplog.text
    assert "housing" not in caplog.text


def test_it_sets_no_cookie(client: Client) -> None:
    ask(client)

    assert not client.cookies


def test_the_worker_throws_away_what_is_over() -> None:
    assert jobs._jobs["forget who asked"].run is asked.forget
