"""Whoever sends too often waits, and no header helps."""

from __future__ import annotations

import uuid

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from network.base.posting.limits import client_address, is_too_often, sender


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "made.up, 10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (2, "made.up, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "10.0.0.1", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(
    proxies: int, forwarded: str, expected: str, rf: RequestFactory, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = proxies

    assert client_address(rf.post("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})) == expected


def test_one_more_than_allowed_is_too_often_whatever_the_headers(rf: RequestFactory, settings: Settings) -> None:
    settings.FORM_POSTS, form = 3, uuid.uuid4().hex
    tries = [
        is_too_often(rf.post("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": f"203.0.113.{number}"}), form)
        for number in range(4)
    ]

    assert tries == [False, False, False, True]
    assert not is_too_often(rf.post("/", REMOTE_ADDR="192.0.2.8"), form)
    assert not is_too_often(rf.post("/", REMOTE_ADDR="192.0.2.7"), uuid.uuid4().hex)


def test_a_household_is_one_sender_and_no_address_is_kept(rf: RequestFactory) -> None:
    def name(address: str) -> str:
        return sender(rf.post("/", REMOTE_ADDR=address))

    assert name("2001:db8:1:2::1") == name("2001:db8:1:2:ffff::9") != name("2001:db8:1:3::1")
    assert name("::ffff:192.0.2.1") == name("192.0.2.1")
    assert name("unix:") == name("nonsense")
    assert "192" not in name("192.0.2.1")[:3] or len(name("192.0.2.1")) == 32
