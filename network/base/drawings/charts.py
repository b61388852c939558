"""Charts as SVG without a viewBox: per cent across and pixels down, so that bars stretch and letters do not.

Whatever a chart shows stands in a table beside it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

ROW, BAR = 44, 14  # pixels
ROOM_FOR_VALUES = 12  # per cent at the end of the longest bar


@dataclass(frozen=True)
class Bar:
    """One figure; `shown` is how people read it, with its unit."""

    label: str
    value: float
    shown: str = ""

    @property
    def text(self) -> str:
        return self.shown or f"{self.value:g}"


@dataclass(frozen=True)
class Column:
    label: str
    first: float
    second: float = 0


def bars(figures: Sequence[Bar], label: str) -> str:
    """Lying bars, each below its name: for what has words rather than years. Without a label, the table speaks."""
    top = max((figure.value for figure in figures), default=0) or 1
    parts = []
    for row, figure in enumerate(figures):
        y = row * ROW
        wide = max(figure.value, 0) / top * (100 - ROOM_FOR_VALUES)
        parts.append(
            f'<text x="0" y="{y + 16}">{escape(figure.label)}</text>'
            f'<rect class="bar-1" x="0" y="{y + 23}" width="{wide:.1f}%" height="{BAR}" rx="2"/>'
            f'<text class="value" x="{wide:.1f}%" dx="8" y="{y + 35}">{escape(figure.text)}</text>'
        )
    return _svg(ROW * len(figures), label, parts)


def columns(figures: Sequence[Column], label: str, height: int = 250) -> str:
    """Standing columns of one or two stacked figures: for years."""
    top = max((figure.first + figure.second for figure in figures), default=0) or 1
    slot, base = 100 / max(len(figures), 1), height - 30
    parts = [f'<line class="axis" x1="0" x2="100%" y1="{base}.5" y2="{base}.5"/>']
    for index, figure in enumerate(figures):
        left, wide, middle = index * slot + slot * 0.18, slot * 0.64, index * slot + slot / 2
        first, second = (round(max(value, 0) / top * (base - 28)) for value in (figure.first, figure.second))
        above = (
            f'<rect class="bar-2" x="{left:.1f}%" y="{base - first - second}" width="{wide:.1f}%" height="{second}"/>'
        )
        parts.append(
            f"{above if second else ''}"
            f'<rect class="bar-1" x="{left:.1f}%" y="{base - first}" width="{wide:.1f}%" height="{first}"/>'
            f'<text class="value" x="{middle:.1f}%" y="{base - first - second - 9}" text-anchor="middle">'
            f"{figure.first + figure.second:g}</text>"
            f'<text x="{middle:.1f}%" y="{height - 7}" text-anchor="middle">{escape(figure.label)}</text>'
        )
    return _svg(height, label, parts)


def _svg(height: int, label: str, parts: Sequence[str]) -> str:
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return f'<svg width="100%" height="{height}" {spoken} focusable="false" direction="ltr">{"".join(parts)}</svg>'
