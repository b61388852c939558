"""What must not be true of a site in production: found by `manage.py check --deploy`."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from network.coalition.demo import remaining


@register(Tags.security, deploy=True)
def no_demo_accounts(**_: Any) -> list[CheckMessage]:
    """Their passwords are public. A database that is not set up yet has none."""
    try:
        emails = remaining()
    except DatabaseError:
        return []
    return [
        Error(
            f"The demo account {email} can sign in, and its password is public.",
            hint="Delete the account, or switch it off.",
            id="coalition.E001",
        )
        for email in emails
    ]
