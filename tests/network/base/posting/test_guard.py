"""What a program would do is refused with a sentence, and a person can go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from network.base.posting import seals
from network.base.posting.guard import Passage, Rules, passage

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def sent(rf: RequestFactory, after: timedelta = timedelta(seconds=5), **data: Any) -> tuple[str, Passage]:
    with time_machine.travel(NOW, tick=False):
        key = seals.new_key()
    with time_machine.travel(NOW + after, tick=False):
        return key, passage(rf.post("/", {"sending": key} | data), "trial")


@pytest.fixture(autouse=True)
def _two_seconds(settings: Settings) -> None:
    settings.FORM_LEAST_SECONDS = 2


def test_a_form_filled_in_by_a_person_passes(rf: RequestFactory) -> None:
    key, passed = sent(rf)

    assert (passed.key, passed.problem, passed.status) == (key, "", 200)
    assert passed.submission.hex == seals.unseal(seals.FORM, key, timedelta(days=10_000))


def test_too_fast_is_refused_and_the_same_form_passes_later(rf: RequestFactory) -> None:
    key, passed = sent(rf, timedelta(seconds=1))

    assert "very fast" in passed.problem
    assert passed.key == key


def test_the_field_that_stays_empty(rf: RequestFactory) -> None:
    _key, passed = sent(rf, confirm_address="http://spam.example")

    assert "stay empty" in passed.problem


@pytest.mark.parametrize("key", ["", "nonsense", "\x00"])
def test_a_form_without_our_key_gets_a_new_one(key: str, rf: RequestFactory) -> None:
    _key, passed = sent(rf, sending=key)

    assert "open for a long time" in passed.problem
    assert passed.key != key


def test_a_form_of_yesterday_gets_a_new_key(rf: RequestFactory) -> None:
    key, passed = sent(rf, timedelta(hours=25))

    assert passed.status == 422
    assert passed.key != key


def test_too_often_is_said(rf: RequestFactory, settings: Settings) -> None:
    settings.FORM_POSTS = 0

    assert sent(rf)[1].status == 429


def test_a_long_form_has_a_key_that_is_good_for_longer(rf: RequestFactory) -> None:
    with time_machine.travel(NOW, tick=False):
        key = seals.new_key()
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        request = rf.post("/", {"sending": key})

        assert passage(request, "trial", Rules(lasts=timedelta(days=4))).key == key
        assert passage(request, "trial", Rules(lasts=timedelta(days=2))).key != key


def test_whoever_is_known_may_be_fast(rf: RequestFactory) -> None:
    request = rf.post("/", {"sending": seals.new_key()})

    assert passage(request, "trial", Rules(is_known=lambda _submission: True)).problem == ""
    assert passage(request, "trial", Rules(is_known=lambda _submission: False)).problem != ""
