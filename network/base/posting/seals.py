"""Signed texts: the key that a form carries, and links in mails that need no account."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.core import signing

FORM = "form"
LONGEST = 500


class TamperedError(Exception):
    """Not signed by us, or not for this purpose."""


class ExpiredError(Exception):
    """Signed by us, too long ago."""


def seal(purpose: str, value: Any) -> str:
    return signing.dumps(value, salt=f"network.{purpose}")


def unseal(purpose: str, text: str, lasts: timedelta) -> Any:
    if len(text) > LONGEST:
        raise TamperedError
    try:
        return signing.loads(text, salt=f"network.{purpose}", max_age=lasts)
    except signing.SignatureExpired as reason:
        raise ExpiredError from reason
    except (signing.BadSignature, ValueError) as reason:
        raise TamperedError from reason


def new_key(submission: uuid.UUID | None = None) -> str:
    """What a form is sent with: it names the sending, so that the same form sent twice is one row.

    A sending that was begun on another day gets a key that is new, not another name.
    """
    return seal(FORM, (submission or uuid.uuid4()).hex)
