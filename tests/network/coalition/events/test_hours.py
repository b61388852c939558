from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from network.coalition.events.hours import hours_of
from tests.factories.events import event_page

pytestmark = pytest.mark.django_db
CLOCK = "(America/Maceio, UTC−03:00)"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": "2027-09-05", "end_time": time(17)}, f"09:00–17:00 {CLOCK}"),
        ({"start": "2027-09-05"}, f"09:00 {CLOCK}"),
        ({"start": "2027-09-05", "end": "2027-09-06", "end_time": time(17)}, f"from 09:00 on the first day {CLOCK}"),
        ({"start": "2027-09"}, ""),
        ({"start": "2027-09-05", "start_time": None, "end_time": time(17)}, ""),
    ],
)
def test_hours_are_told_where_the_day_and_the_hour_are_known(fields: dict[str, Any], said: str) -> None:
    page = event_page(**{"start_time": time(9), "time_zone": "America/Maceio", **fields})

    assert hours_of(page, "en") == said
