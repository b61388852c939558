from __future__ import annotations

import pytest

from practices import states
from practices.states import State


def test_wagtail_may_publish_and_unpublish_out_of_every_state() -> None:
    assert all(states.allowed(state, "publish") for state in State)
    assert all(states.allowed(state, "withdraw") for state in State if state is not State.WITHDRAWN)


def test_every_state_has_a_way_out() -> None:
    for state in State:
        assert any(state in transition.sources for transition in states.TRANSITIONS.values())


def test_a_transition_outside_the_table_is_refused() -> None:
    assert not states.allowed("draft", "request-changes")
    assert not states.allowed("withdrawn", "submit")


@pytest.mark.parametrize(
    ("is_live", "compiled", "expected"),
    [(False, True, "draft"), (True, True, "compiled"), (True, False, "published")],
)
def test_a_practice_at_rest_is_what_is_live(is_live: bool, compiled: bool, expected: str) -> None:
    assert states.at_rest(is_live=is_live, compiled=compiled) == expected
