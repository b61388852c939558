"""What must not be true of a site in production: found by `manage.py check --deploy`."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from network.coalition.demo import remaining

# Reserved for examples and tests (RFC 2606): no mail arrives there, and none is believed that comes from there.
NOBODYS_HOSTS = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "test")


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


@register(deploy=True)
def mail_leaves(**_: Any) -> list[CheckMessage]:
    """Without a server letters lie in a folder, and those who registered or asked to join never hear from us."""
    found: list[CheckMessage] = []
    server = settings.EMAIL_SERVER.get("EMAIL_HOST", "")
    if not server or (server != "localhost" and _is_nobodys(server)):
        told = f"names {server}, a host for examples" if server else "is missing"
        hint = "Set it to the mail server, as in smtp+tls://user:password@host:587; see docs/settings.md."
        found.append(Error(f"EMAIL_URL {told}: nobody would get our mail.", hint=hint, id="coalition.E002"))
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    host = sender.rpartition("@")[2]
    if "@" not in sender or _is_nobodys(host):
        told = f"The sender of our mail would be {settings.DEFAULT_FROM_EMAIL}, where nobody can answer."
        hint = "Set DEFAULT_FROM_EMAIL to an address of yours; see docs/settings.md."
        found.append(Error(told, hint=hint, id="coalition.E003"))
    return found


def _is_nobodys(host: str) -> bool:
    host = host.rstrip(".").lower()
    return any(host == each or host.endswith(f".{each}") for each in NOBODYS_HOSTS)
