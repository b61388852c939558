"""Whoever comes from another time zone reads their own time beside that of the place; without script nothing lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories.events import session, with_hours

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def path() -> str:
    """In Maceió, at UTC−03:00: one session with an end, one without, one without hours."""
    late = session("Night walk", day=date(2027, 9, 5), start_time=time(20))
    early = session("Opening", day=date(2027, 9, 5), start_time=time(9), end_time=time(10, 30))
    page = with_hours(parts={"sessions": [early, late, session("A surprise")]})
    return f"events/{page.slug}/"


@contextmanager
def visiting(chromium: Browser, address: str, zone: str, *, with_script: bool = True) -> Iterator[Page]:
    """Fails where the browser has something to say, as of a policy that was broken."""
    said: list[str] = []
    with chromium.new_context(timezone_id=zone, java_script_enabled=with_script) as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        answer = page.goto(address, wait_until="networkidle")
        assert answer is not None
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        yield page
    assert said == []


def times(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".sessions .time").all_inner_texts()]


@pytest.mark.parametrize(
    ("zone", "language", "opening", "walk"),
    [
        ("Asia/Dubai", "en", r"Your time: 16:00\W+17:30", r"Your time: Mon\W+6 Sept\W+03:00"),
        ("Europe/Madrid", "es", r"Su hora: 14:00\W+15:30", r"Su hora: lun\W+6 sept\W+01:00"),
        ("America/Bogota", "pt-br", r"No seu horário: 07:00\W+08:30", r"No seu horário: 18:00"),
    ],
)
def test_the_visitors_own_time_stands_beside_that_of_the_place(
    zone: str, language: str, opening: str, walk: str, path: str, chromium: Browser, live_server: Any
) -> None:
    with visiting(chromium, f"{live_server.url}/{language}/{path}", zone) as page:
        expect(page.get_by_text("America/Maceio")).to_be_visible()
        for shown, wanted in zip(times(page), [f"09:00–10:30 {opening}", f"20:00 {walk}"], strict=False):
            assert re.fullmatch(wanted, shown), shown
        expect(page.locator(".own-time")).to_have_count(2)


@pytest.mark.parametrize("zone", ["America/Maceio", "America/Belem"])
def test_where_the_clocks_agree_nothing_is_added(zone: str, path: str, chromium: Browser, live_server: Any) -> None:
    with visiting(chromium, f"{live_server.url}/en/{path}", zone) as page:
        assert times(page)[:2] == ["09:00–10:30", "20:00"]


def test_without_script_the_time_and_zone_of_the_place_are_there(
    path: str, chromium: Browser, live_server: Any
) -> None:
    with visiting(chromium, f"{live_server.url}/en/{path}", "Asia/Dubai", with_script=False) as page:
        expect(page.get_by_text("America/Maceio, UTC−03:00")).to_be_visible()
        assert times(page)[:2] == ["09:00–10:30", "20:00"]
