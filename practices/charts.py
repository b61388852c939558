"""Key figures that can be compared, as a chart and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from network.base.drawings import charts
from practices.contents import Figure

FEWEST = 2  # figures that make a comparison


@dataclass(frozen=True)
class Chart:
    title: str
    svg: SafeString
    headings: tuple[str, ...]
    rows: list[tuple[str, str]]


def number_of(text: str) -> float | None:
    """`150,000`, `1 200`, `41 %`, `12.5` as a number; None for anything else."""
    plain = text.strip().removesuffix("%").translate({ord(sign): None for sign in "   ,"}).strip()
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def charts_of(figures: Iterable[Figure]) -> list[Chart]:
    """A chart for each unit that has numbers of two or more years."""
    by_unit: dict[str, dict[str, tuple[float, str]]] = {}
    for figure in figures:
        value = number_of(figure.value)
        if value is not None and figure.year:
            by_unit.setdefault(figure.unit, {})[figure.year] = (value, figure.value)
    return [_chart(unit, years) for unit, years in by_unit.items() if len(years) >= FEWEST]


def _chart(unit: str, years: dict[str, tuple[float, str]]) -> Chart:
    ordered = sorted(years.items())
    columns = [charts.Column(year, value) for year, (value, _shown) in ordered]
    return Chart(
        title=unit,
        svg=mark_safe(charts.columns(columns, unit)),
        headings=(_("Year"), unit),
        rows=[(year, shown) for year, (_value, shown) in ordered],
    )
