from __future__ import annotations

from datetime import UTC, datetime

import pytest

from search.formats.as_atom import UNKNOWN, moment


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-09", datetime(2024, 9, 1, tzinfo=UTC)),
        ("2024-09-05", datetime(2024, 9, 5, tzinfo=UTC)),
        ("2024-09-05T10:00", datetime(2024, 9, 5, tzinfo=UTC)),
        ("", UNKNOWN),
        ("soon", UNKNOWN),
    ],
)
def test_a_date_as_exact_as_it_is_known_becomes_a_moment(date: str, expected: datetime) -> None:
    assert moment(date) == expected
