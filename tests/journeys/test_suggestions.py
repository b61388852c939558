"""Whoever types gets suggestions, in their language, by keyboard alone, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.site import Site

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone", "desk"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    with chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page


def typed(page: Page, address: str, text: str) -> Locator:
    """The options that are offered."""
    page.goto(address)
    page.locator("main #q").press_sequentially(text)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options.first).to_be_visible(timeout=60_000)
    return options


def test_each_says_its_kind_and_is_chosen_by_keyboard(page: Page, site: Site) -> None:
    options = typed(page, f"{site.base}/es/search/", "transparencia")
    field = page.get_by_role("combobox", name="Busque por tema, ciudad o pregunta")

    expect(options.filter(has_text=re.compile(r"^Transparencia algorítmica Tema$"))).to_have_count(1)
    expect(options.filter(has_text=re.compile(r"^Transparencia y participación Misión$"))).to_have_count(1)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(field).to_be_focused()
    found = Axe().run(page, options={"rules": {"color-contrast-enhanced": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()

    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("transparencia")
    expect(field).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/es/search/\?q=transparencia$"))


@pytest.mark.parametrize(("text", "path"), [("Londres", "/es/cities/london/"), ("barselona", "/es/cities/barcelona/")])
def test_a_city_is_led_to_by_any_of_its_names_and_with_a_slip(page: Page, site: Site, text: str, path: str) -> None:
    options = typed(page, f"{site.base}/es/", text)

    expect(options.first).to_have_text(re.compile(r" Ciudad$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"{path}$"))


def test_a_tool_leads_to_what_speaks_of_it(page: Page, site: Site) -> None:
    options = typed(page, f"{site.base}/es/search/", "chatb")

    options.filter(has_text=re.compile(r"^Chatbot Herramienta$")).click()

    expect(page).to_have_url(re.compile(r"/es/search/\?q=Chatbot$"))
    expect(page.locator("ol.results > li").first).to_be_visible()


def test_without_script_it_is_a_plain_field(chromium: Browser, site: Site) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.base}/es/")
        page.get_by_role("searchbox").fill("Londres")
        page.keyboard.press("Enter")

        expect(page).to_have_url(re.compile(r"/es/search/\?q=Londres$"))
