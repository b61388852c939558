from __future__ import annotations

import pytest

from network.base.drawings.icons import ICONS, icon
from tests.network.base.drawings.markup import faults, parsed


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_for_the_eye_only(name: str) -> None:
    assert faults(icon(name)) == []
    assert parsed(icon(name)).attrib["aria-hidden"] == "true"


def test_only_an_icon_that_points_somewhere_turns_with_the_text() -> None:
    assert parsed(icon("arrow", turns=True)).attrib["class"] == "icon turn"
    assert parsed(icon("check")).attrib["class"] == "icon"
