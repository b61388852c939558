"""An index that is behind is not asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from search import lag


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[timedelta]:
    """What is told, one look after another; the last one stays."""
    told = [timedelta()]
    monkeypatch.setattr(lag, "_oldest", [lambda: told.pop(0) if len(told) > 1 else told[0]])
    monkeypatch.setattr(lag, "_known", {})
    return told


@pytest.mark.parametrize(("seconds", "is_behind"), [(0, False), (30, False), (31, True), (100_000, True)])
def test_half_a_minute_is_too_long(waits: list[timedelta], seconds: int, is_behind: bool) -> None:
    waits[:] = [timedelta(seconds=seconds)]

    assert lag.is_behind() is is_behind


@pytest.mark.parametrize(("seconds", "is_waiting"), [(0, False), (0.01, True)])
def test_what_is_on_its_way_waits(waits: list[timedelta], seconds: float, is_waiting: bool) -> None:
    waits[:] = [timedelta(seconds=seconds)]

    assert lag.waits() is is_waiting


def test_it_is_asked_once_in_two_seconds(waits: list[timedelta], monkeypatch: pytest.MonkeyPatch) -> None:
    waits[:] = [timedelta(minutes=1), timedelta()]
    moment = [100.0]
    monkeypatch.setattr("search.lag.time.monotonic", lambda: moment[0])
    assert lag.is_behind()

    moment[0] += 1.9
    assert lag.is_behind()
    moment[0] += 0.2
    assert not lag.is_behind()


def test_where_nobody_says_so_nothing_is_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lag, "_oldest", [])
    monkeypatch.setattr(lag, "_known", {})

    assert not lag.is_behind()


def test_who_says_it_last_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lag, "_oldest", [])
    monkeypatch.setattr(lag, "_known", {})
    lag.told_by(lambda: timedelta(hours=1))
    assert lag.is_behind()

    lag.told_by(lambda: timedelta())
    assert not lag.is_behind()
