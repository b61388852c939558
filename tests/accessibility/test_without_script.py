"""Without JavaScript every task can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.site import Site

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[360, 1280])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_viewport_size({"width": request.param, "height": 900})
        page.set_default_timeout(30_000)
        yield page


def test_practices_are_narrowed_by_ticking_and_sending(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en/practices/")
    opener = page.locator("button.filters-button")
    if opener.is_visible():  # a narrow screen keeps the filters in a sheet
        opener.click()
    page.locator("input[name=mission][value=inclusion]").check()
    page.locator("form[data-live] button[type=submit]:visible").last.click()

    expect(page).to_have_url(re.compile(r"mission=inclusion"))
    expect(page.locator("input[name=mission][value=inclusion]")).to_be_checked()
    expect(page.locator("ol.results > li").first).to_be_visible()


def test_a_practice_is_found_from_the_home_page(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en/")
    page.locator("main input[name=q]").fill("decidim")
    page.keyboard.press("Enter")
    page.locator("ol.results h3 a").first.click()

    expect(page.locator("h1")).to_contain_text("Decidim")


def test_the_second_page_of_results_is_a_link(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en/practices/")
    page.locator("nav a[href*='page=2']").first.click()

    expect(page).to_have_url(re.compile(r"page=2"))
    expect(page.locator("ol.results > li").first).to_be_visible()


def test_a_city_is_found_in_the_directory(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/en/cities/")
    page.locator("main input[name=q]").fill("maceio")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"q=maceio"))
    expect(page.locator("main").get_by_role("link", name="Maceió").first).to_be_visible()
