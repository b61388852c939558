from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError
from pytest_django.fixtures import Settings

from network.base.models import User
from network.coalition import checks, demo


def found() -> list[str]:
    messages = run_checks(include_deployment_checks=True)
    return [message.msg for message in messages if message.id == "coalition.E001"]


@pytest.mark.django_db
def test_production_refuses_demo_accounts_that_can_sign_in() -> None:
    demo.ensure()

    assert found() == [
        f"The demo account {email} can sign in, and its password is public."
        for email in sorted(account.email for account in demo.ACCOUNTS)
    ]


@pytest.mark.django_db
def test_accounts_of_people_and_those_switched_off_are_no_fault() -> None:
    User.objects.create_user("editor@example.org")
    demo.ensure()
    User.objects.filter(email__endswith=demo.DOMAIN).update(is_active=False)

    assert found() == []


def test_a_database_that_is_not_set_up_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[str]:
        raise DatabaseError

    monkeypatch.setattr(checks, "remaining", fail)

    assert checks.no_demo_accounts() == []


OUR_SERVER = {"EMAIL_HOST": "mail.citiesfordigitalrights.org"}


@pytest.mark.parametrize(
    ("server", "sender", "refused"),
    [
        (OUR_SERVER, "directory@citiesfordigitalrights.org", []),
        ({"EMAIL_HOST": "localhost"}, "Directory <directory@citiesfordigitalrights.org>", []),
        ({}, "directory@citiesfordigitalrights.org", ["E002"]),
        ({"EMAIL_HOST": "mail.example.org"}, "directory@citiesfordigitalrights.org", ["E002"]),
        (OUR_SERVER, "directory@example.org", ["E003"]),
        (OUR_SERVER, "Directory <directory@mail.Example.COM>", ["E003"]),
        (OUR_SERVER, "webmaster@localhost", ["E003"]),
        (OUR_SERVER, "directory", ["E003"]),
        ({}, "directory@example.org", ["E002", "E003"]),
    ],
)
def test_mail_needs_a_server_and_a_sender_of_ours(
    server: dict[str, str], sender: str, refused: list[str], settings: Settings
) -> None:
    settings.EMAIL_SERVER, settings.DEFAULT_FROM_EMAIL = server, sender

    assert [str(found.id) for found in checks.mail_leaves()] == [f"coalition.{number}" for number in refused]
