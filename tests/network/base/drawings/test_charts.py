from __future__ import annotations

import pytest

from network.base.drawings.charts import Bar, Column, bars, columns
from tests.network.base.drawings.markup import faults, parsed


def widths(svg: str) -> list[float]:
    return [float(each.attrib["width"].rstrip("%")) for each in parsed(svg).iter("rect")]


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in parsed(svg).iter("text")]


def test_bars_are_as_long_as_their_figures() -> None:
    svg = bars([Bar("Inclusion", 10), Bar("Ethical use", 5), Bar("None", 0)], "Practices by mission")

    assert faults(svg) == []
    assert widths(svg) == [88.0, 44.0, 0.0]
    assert texts(svg) == ["Inclusion", "10", "Ethical use", "5", "None", "0"]


def test_a_figure_is_shown_with_its_unit() -> None:
    assert texts(bars([Bar("Cost", 40000, "€40,000")], "x"))[1] == "€40,000"


def test_columns_stack_their_two_figures() -> None:
    svg = columns([Column("2021", 2, 1), Column("2022", 6)], "Trials a year")
    heights = [int(each.attrib["height"]) for each in parsed(svg).iter("rect")]

    assert faults(svg) == []
    assert heights == [32, 64, 192]
    assert texts(svg) == ["3", "2021", "6", "2022"]


@pytest.mark.parametrize(
    "svg", [bars([], "nothing"), columns([], "nothing"), bars([Bar("a", 0)], "x"), columns([Column("a", 0)], "x")]
)
def test_a_chart_of_nothing_is_still_a_picture(svg: str) -> None:
    assert faults(svg) == []


def test_words_cannot_leave_the_drawing() -> None:
    hostile = '"><script>alert(1)</script>'

    for svg in (bars([Bar(hostile, 1, hostile)], hostile), columns([Column(hostile, 1)], hostile)):
        assert "<script" not in svg
        assert parsed(svg).attrib["aria-label"] == hostile


def test_a_chart_without_words_of_its_own_leaves_the_talking_to_its_table() -> None:
    assert parsed(bars([Bar("a", 1)], "")).attrib["aria-hidden"] == "true"
    assert "aria-hidden" not in parsed(bars([Bar("a", 1)], "Practices")).attrib


def test_a_chart_stretches_without_its_letters() -> None:
    root = parsed(bars([Bar("a", 1)], "x"))

    assert root.attrib["width"] == "100%"
    assert "viewBox" not in root.attrib
