"""Visitors are left alone: nothing is asked of others, nothing is kept, nothing is said in the console."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.site import Site
from tests.pages import EVERY, show
from tests.visits import Visit

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("name", EVERY)
def test_a_visit_stays_between_the_visitor_and_the_site(visited: Callable[[str], Visit], site: Site, name: str) -> None:
    visit = visited(name)

    assert [each.url for each in visit.requests if not each.url.startswith(f"{site.base}/")] == []
    assert (visit.cookies, visit.remembered) == (0, 0)
    assert len(visit.requests) > 2


@pytest.mark.parametrize("name", EVERY)
def test_the_console_stays_empty(visited: Callable[[str], Visit], name: str) -> None:
    # The browser itself notes that a page answered with an error.
    said = [line for line in visited(name).said if not (name.isdigit() and "Failed to load resource" in line)]

    assert said == []


def test_it_stays_so_while_one_searches_and_filters(chromium: Browser, site: Site) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(30_000)
        show(page, site.base, "finder", is_quiet=True)

        page.locator("main input[name=q]").press_sequentially("barc")
        expect(page.get_by_role("option").first).to_be_visible(timeout=30_000)
        page.keyboard.press("Escape")
        page.locator("input[name=q]").first.fill("")
        page.locator("input[name=mission][value=inclusion]").check()
        expect(page).to_have_url(re.compile("mission=inclusion"), timeout=30_000)
        expect(page.locator("input[name=mission][value=inclusion]")).to_be_checked()

        assert said == []
        assert any("suggest.json" in url for url in asked)
        assert [url for url in asked if not url.startswith(f"{site.base}/")] == []
        assert context.cookies() == []
