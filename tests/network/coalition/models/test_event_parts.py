from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from network.coalition.models import EventFigure, EventItem, EventLink
from tests.factories.events import session


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"slug": "programme"}, "slug"),
        ({"end_time": time(10)}, "start_time"),
        ({"start_time": time(10), "end_time": time(10)}, "end_time"),
        ({"start_time": time(10), "end_time": time(9)}, "end_time"),
    ],
)
def test_an_address_that_is_taken_and_hours_that_cannot_be_are_named(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as raised:
        session(**fields).clean()

    assert list(raised.value.message_dict) == [field]


def test_a_session_takes_its_address_from_its_title_and_may_have_hours() -> None:
    opening = session("Opening words", start_time=time(9), end_time=time(10))

    opening.clean()

    assert opening.slug == "opening-words"


def test_each_part_is_called_what_it_says() -> None:
    parts = {
        "Opening": session(),
        "Many cities came.": EventFigure(statement="Many cities came."),
        "https://example.org/": EventLink(url="https://example.org/"),
        "Programme": EventLink(url="https://example.org/", title="Programme"),
        "": EventItem(),
    }

    assert [str(part) for part in parts.values()] == list(parts)
