"""The Coalition's own figures come from whoever keeps them."""

from __future__ import annotations

import pytest

from cities import figures


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_sources", {})


def test_a_registered_figure_is_stated_and_an_unknown_one_is_not() -> None:
    figure = figures.StatedFigure("60+", "member cities", "2024", "https://example.org")
    figures.register_figure(figures.MEMBERS, lambda: figure)

    assert figures.stated(figures.MEMBERS) == figure
    assert figures.stated("budget") is None


def test_a_key_has_one_source() -> None:
    figures.register_figure(figures.MEMBERS, lambda: None)

    with pytest.raises(ValueError, match="registered already"):
        figures.register_figure(figures.MEMBERS, lambda: None)
