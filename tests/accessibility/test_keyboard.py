"""Everything can be done with a keyboard, and one sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.site import Site
from tests.pages import show

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]

STEPS = 40
# Where the focus is, whether a ring is drawn around it, and whether it lies in the window.
FOCUS = """() => {
  const element = document.activeElement
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  const text = (element.textContent || element.name || '').trim().slice(0, 40)
  const name = `${element.tagName}#${element.id} ${text}`
  return { name, ring, seen, end: element === document.body }
}"""


@pytest.mark.parametrize("name", ["home", "practice in full", "finder", "404"])
def test_the_first_step_leads_past_the_header(chromium: Browser, site: Site, name: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        show(page, site.base, name)

        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")

        expect(page.locator("main#main")).to_be_focused()


@pytest.mark.parametrize("name", ["home", "directory", "city", "practice in full", "finder", "404"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_step_shows_where_one_is(chromium: Browser, site: Site, name: str, width: int) -> None:
    with chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
        page = context.new_page()
        show(page, site.base, name)

        steps = list(_steps(page))

        assert [step["name"] for step in steps if not (step["ring"] and step["seen"])] == []
        assert len(steps) > 5


def _steps(page: Page) -> list[dict[str, object]]:
    steps = []
    for _number in range(STEPS):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step["end"]:
            break
        steps.append(step)
    return steps
