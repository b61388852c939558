from __future__ import annotations

import pytest

from practices.charts import charts_of, number_of
from practices.contents import Figure


def figure(value: str, year: str, unit: str = "trials") -> Figure:
    return Figure(value=value, unit=unit, year=year, source_url="https://example.org/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("150,000", 150_000),
        ("1 200", 1200),
        ("41 %", 41),
        ("12.5", 12.5),
        ("about 9", None),
        ("-3", None),
        ("inf", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, expected: float | None) -> None:
    assert number_of(text) == expected


def test_figures_of_one_unit_in_several_years_are_compared() -> None:
    charts = charts_of(
        [figure("22", "2025"), figure("3", "2021"), figure("7", "2024", "other"), figure("many", "2020")]
    )

    assert [chart.title for chart in charts] == ["trials"]
    assert charts[0].rows == [("2021", "3"), ("2025", "22")]
    assert charts[0].svg.startswith("<svg")


def test_a_single_figure_makes_no_chart() -> None:
    assert charts_of([figure("22", "2025"), figure("23", "2025")]) == []


def test_a_unit_cannot_leave_the_drawing() -> None:
    chart = charts_of([figure("1", "2020", "<script>"), figure("2", "2021", "<script>")])[0]

    assert "<script>" not in chart.svg
