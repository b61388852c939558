"""A word that is longer than a line breaks: neither a visitor's nor an editor's makes a page wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.site import Site
from tests.pages import show

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]

PASTED = "https://www.example.org/some/very/long/path/that/goes/on/and-on/index.html?with=query&and=more"
WORDS = {"60 letters": "abcdefghij" * 6, "200 letters": "longword" * 25, "a pasted address": PASTED}
STATES = {
    "nothing": "/en/search/?q={}",
    "nothing with filters": "/es/practices/?q={}&mission=inclusion&region=europe",
    "no result mentions it": "/en/search/?q=privacy+{}&loose=1",
    "corrected beside it": "/en/search/?q=barcelonaa+{}",
    "a chip of it": "/en/publications/?country={0}&language={0}",
    "no city": "/en/cities/?q={}",
    "a page too far": "/en/search/?q={}&page=7",
}
# What an editor writes: titles in every place where they stand.
TITLES = "main h1, main h2, main h3 a, main h3, .crumbs li:last-child, nav li:last-child > span, main dd, main .tag"


@pytest.fixture(params=[320, 360, 1280])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": request.param, "height": 800}) as context:
        yield context.new_page()


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_whatever_a_visitor_types_fits(page: Page, site: Site, state: str) -> None:
    for name, word in WORDS.items():
        page.goto(site.base + state.format(quote(word, safe="")))

        assert not is_too_wide(page), name


@pytest.mark.parametrize("name", ["city", "practice in full", "mission", "publication", "event", "finder", "library"])
def test_a_long_title_of_an_editor_fits(page: Page, site: Site, name: str) -> None:
    show(page, site.base, name)

    changed = page.evaluate(
        "([where, word]) => [...document.querySelectorAll(where)].map((each) => { each.textContent = word }).length",
        [TITLES, WORDS["200 letters"]],
    )

    assert changed > 1
    assert not is_too_wide(page)
