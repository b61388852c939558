"""What a browser sends, receives and says during a first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Request

from benchmarks.site import Site
from tests.pages import show

ELEMENTS = "document.getElementsByTagName('*').length"
REMEMBERED = "localStorage.length + sessionStorage.length"


@dataclass(frozen=True)
class Loaded:
    url: str
    kind: str  # document, stylesheet, script, font, image …
    size: int  # bytes of the body as sent


@dataclass(frozen=True)
class Visit:
    requests: tuple[Loaded, ...]
    said: tuple[str, ...]  # in the console, and errors of scripts
    cookies: int
    remembered: int
    elements: int

    def size(self, *kinds: str) -> int:
        return sum(each.size for each in self.requests if each.kind in kinds)


def visit(chromium: Browser, site: Site, name: str) -> Visit:
    """Opens a page with nothing in the cache."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        seen: list[Request] = []
        said: list[str] = []
        page.on("request", lambda request: seen.append(request))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        show(page, site.base, name, is_quiet=True)
        loaded = tuple(Loaded(each.url, each.resource_type, each.sizes()["responseBodySize"]) for each in seen)
        counts: tuple[Any, Any] = page.evaluate(REMEMBERED), page.evaluate(ELEMENTS)
        return Visit(loaded, tuple(said), len(context.cookies()), *counts)


@pytest.fixture(scope="session")
def visited(chromium: Browser, site: Site) -> Callable[[str], Visit]:
    """The first visit to a page type, made once."""
    made: dict[str, Visit] = {}

    def first_visit(name: str) -> Visit:
        if name not in made:
            made[name] = visit(chromium, site, name)
        return made[name]

    return first_visit
