"""A signed text is read for its purpose and in its time, and otherwise says what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from network.base.posting import seals

DAY = timedelta(days=1)


def test_a_seal_is_read_for_its_purpose() -> None:
    assert seals.unseal("seat", seals.seal("seat", 7), DAY) == 7


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "\x00", "é" * 10, "A" * 501])
def test_what_we_did_not_sign_is_refused(text: str) -> None:
    with pytest.raises(seals.TamperedError):
        seals.unseal("seat", text, DAY)


def test_a_seal_for_another_purpose_is_refused() -> None:
    with pytest.raises(seals.TamperedError):
        seals.unseal("seat", seals.seal("other", 7), DAY)


def test_an_old_seal_is_expired() -> None:
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        text = seals.seal("seat", 7)
    with time_machine.travel(datetime(2026, 1, 3, tzinfo=UTC), tick=False), pytest.raises(seals.ExpiredError):
        seals.unseal("seat", text, DAY)
