"""Every page is light: for old telephones, thin lines and people who pay by the megabyte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.pages import EVERY, PAGES
from tests.visits import Visit

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow]

KB = 1000


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_stays_within_its_budget(visited: Callable[[str], Visit], name: str) -> None:
    visit = visited(name)
    text, script, font = visit.size("document", "stylesheet", "script"), visit.size("script"), visit.size("font")

    assert 0 < text <= 30 * KB, [(each.url, each.size) for each in visit.requests]
    assert text + font <= 70 * KB
    assert 0 < script <= 5 * KB
    assert len(visit.requests) <= 8, [each.url for each in visit.requests]


@pytest.mark.parametrize("name", EVERY)
def test_a_page_has_few_elements(visited: Callable[[str], Visit], name: str) -> None:
    assert 0 < visited(name).elements <= 900


def test_what_is_sent_is_compressed(visited: Callable[[str], Visit]) -> None:
    """Else the budget above would measure something else."""
    [style] = [each for each in visited("home").requests if each.kind == "stylesheet"]

    assert 0 < style.size < 15 * KB
