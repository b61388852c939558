from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError

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
