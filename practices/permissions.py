"""Who may move a practice along its road: yes or no, with the reason."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from cities.models import Steward
from network.base.permissions import YES, Answer, no
from practices import states
from practices.models import PracticePage
from practices.states import State, Who

APPROVING = {State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED}


def can(name: str, page: PracticePage, user: Any) -> Answer:
    """Whether `user` may make the transition now; nobody (None) is the system itself, which may."""
    record = page.practice
    transition = states.TRANSITIONS[name]
    if record is None or not states.allowed(record.state, name):
        label = State(record.state).label if record else State.DRAFT.label
        return no(_("“%(verb)s” does not go with the state “%(state)s”.") % {"verb": transition.verb, "state": label})
    if user is None:
        return YES
    if not _capacities(page, user) & transition.who:
        who = ", ".join(str(each.label) for each in sorted(transition.who))
        return no(_("“%(verb)s” is for: %(who)s.") % {"verb": transition.verb, "who": who})
    return can_approve(page, user) if name == "publish" else YES


def can_approve(page: PracticePage, user: Any) -> Answer:
    """Nobody approves a city's text whose last editor they are, or which is of their own city."""
    record = page.practice
    if record is None or record.compiled or record.state not in APPROVING:
        return YES
    if is_steward(page, user):
        return no(_("Somebody from outside the city approves its practices: you are its steward."))
    if last_editor(page) == user.pk:
        return no(_("The last editor never approves their own text: ask another editor."))
    return YES


def last_editor(page: PracticePage) -> int | None:
    revision = page.latest_revision
    return revision.user_id if revision else page.owner_id


def is_steward(page: PracticePage, user: Any) -> bool:
    """Whether the user keeps the pages of the lead city."""
    lead = Page.objects.filter(path=page.path[: -Page.steplen]).values("pk")
    return Steward.objects.filter(user=user.pk, city__pages__in=lead).exists()


def _capacities(page: PracticePage, user: Any) -> set[Who]:
    allowed = page.permissions_for_user(user)
    held = {Who.EDITOR} if allowed.can_publish() else set()
    return held | {Who.STEWARD} if allowed.can_edit() else held
