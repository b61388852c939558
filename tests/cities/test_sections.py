"""Higher apps add sections; a city's page shows those that have something to show, in their order."""

from __future__ import annotations

from typing import Any

import pytest

from cities import sections


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "_builders", {})


def builder(key: str | None) -> sections.Builder:
    def build(page: Any, language: str) -> sections.Section | None:
        return sections.Section(key, f"{page} {language}", "none.html") if key else None

    return build


def test_sections_come_in_their_order_and_empty_ones_not_at_all() -> None:
    for key, order in (("late", 20), (None, 15), ("early", 10)):
        sections.register_section("city", builder(key), order)

    built = sections.sections("city", "page", "en")

    assert [each.key for each in built] == ["early", "late"]
    assert built[0].title == "page en"
    assert sections.sections("organisation", "page", "en") == []


def test_a_section_is_registered_once() -> None:
    build = builder("once")
    sections.register_section("city", build, 1)

    with pytest.raises(ValueError, match="registered already"):
        sections.register_section("city", build, 2)
