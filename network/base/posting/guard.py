"""Everything a form has to pass before its answers are read."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from network.base.posting import seals
from network.base.posting.limits import is_too_often

KEY, TRAP = "sending", "confirm_address"
LASTS = timedelta(hours=24)
OK, UNREADABLE, TOO_OFTEN = 200, 422, 429


@dataclass(frozen=True)
class Passage:
    """`key` is what the form carries on; `problem` is a sentence for the visitor, or nothing."""

    key: str
    submission: uuid.UUID
    problem: str = ""
    status: int = OK


@dataclass(frozen=True)
class Rules:
    """How a form differs from the short ones: for how long its key is good, on how many pages it is filled in.

    `is_known` tells the sendings whose writer has passed the time trap before.
    """

    lasts: timedelta = LASTS
    pages: int = 1
    is_known: Callable[[uuid.UUID], bool] = lambda submission: False


SHORT = Rules()


def passage(request: HttpRequest, form: str, rules: Rules = SHORT) -> Passage:
    key = request.POST.get(KEY, "")
    submission = _submission(key, rules)
    if is_too_often(request, form, rules.pages):
        problem = _("Too many messages came from your network. Wait ten minutes.")
        return Passage(key, submission or uuid.uuid4(), problem, TOO_OFTEN)
    if submission is None:
        problem = _("This page was open for a long time. Check what you wrote and send it again.")
        return Passage(seals.new_key(), uuid.uuid4(), problem, UNREADABLE)
    if request.POST.get(TRAP):
        problem = _("One field must stay empty: it is there to stop programs. Send the form again.")
        return Passage(key, submission, problem, UNREADABLE)
    if _is_too_fast(key) and not rules.is_known(submission):
        problem = _("That was very fast, as if a program had written it. Send it again, please.")
        return Passage(key, submission, problem, UNREADABLE)
    return Passage(key, submission)


def _submission(key: str, rules: Rules) -> uuid.UUID | None:
    try:
        return uuid.UUID(seals.unseal(seals.FORM, key, rules.lasts))
    except (seals.TamperedError, seals.ExpiredError):
        return None


def _is_too_fast(key: str) -> bool:
    try:
        seals.unseal(seals.FORM, key, timedelta(seconds=settings.FORM_LEAST_SECONDS))
    except seals.ExpiredError:
        return False
    return settings.FORM_LEAST_SECONDS > 0
