"""What the files of these tests file their entries under."""

from __future__ import annotations

import pytest

from tests.factories.practices import theme


@pytest.fixture(autouse=True)
def _theme() -> None:
    theme("urban-green", "Urban green")
    theme("other-theme", "Another")
