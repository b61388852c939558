"""No page type breaks a rule that a machine can check: both colour schemes, narrow and wide."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from benchmarks.site import Site
from tests.pages import EVERY, show

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]

WIDTHS = (360, 1280)
CONTRAST = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# Contrast as for level AAA, on top of every rule that is on by itself. The other scheme changes colours, nothing else.
OPTIONS: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"resultTypes": ["violations"], "rules": {"color-contrast-enhanced": {"enabled": True}}},
    "dark": {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": CONTRAST}},
}


@pytest.mark.parametrize("name", EVERY)
def test_axe_finds_nothing(chromium: Browser, site: Site, name: str) -> None:
    with chromium.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        show(page, site.base, name)
        for scheme, options in OPTIONS.items():
            page.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})

                found = Axe().run(page, options=options)

                assert found.violations_count == 0, f"{name}, {scheme}, {width} px\n{found.generate_report()}"


@pytest.mark.parametrize("name", EVERY)
def test_nothing_is_wider_than_320_px(chromium: Browser, site: Site, name: str) -> None:
    with chromium.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        show(page, site.base, name)

        assert page.evaluate("document.documentElement.scrollWidth") <= 320
