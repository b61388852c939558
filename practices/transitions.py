"""Moves the record of a practice along the table of states: the one place that writes a state, and its log."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from cities.models import Steward
from network.base.addresses import path_below_root
from practices import states
from practices.models import Practice, PracticePage
from practices.states import State

LOG = "practices.{}"


def follow(page: PracticePage, name: str, user: Any = None) -> None:
    """Makes the transition where the table has it out of the present state; elsewhere nothing happens.

    The record is read anew: what the caller holds may be old.
    """
    record = Practice.objects.filter(pk=page.practice_id).first()
    if record is None or not states.allowed(record.state, name):
        return
    before, target = State(record.state), states.TRANSITIONS[name].target
    if name == "take-back":
        target = states.at_rest(is_live=page.live, compiled=record.compiled)
    changes: dict[str, Any] = {"state": target} | _beside(before, target, page)
    if target != before:
        changes["state_changed_at"] = timezone.now()
    for field, value in changes.items():
        setattr(record, field, value)
    record.save(update_fields=list(changes))
    if target != before:
        log(page, LOG.format(name), user=user, data={"from": before.value, "to": target.value})


def _beside(before: State, target: State, page: PracticePage) -> dict[str, Any]:
    """What changes together with a state."""
    if target is State.WITHDRAWN:
        return {"withdrawn_at": timezone.now(), "withdrawn_path": path_below_root(page.url_path)}
    changes: dict[str, Any] = {}
    if before is State.WITHDRAWN:
        changes = {"withdrawn_at": None, "withdrawn_by": "", "withdrawn_path": "", "archive_url": ""}
    if target in {State.PUBLISHED, State.COMPILED}:
        changes["compiled"] = target is State.COMPILED
    return changes


def publish(page: PracticePage) -> None:
    """After the source page went live: compiled texts stay compiled until the city sends a text of its own."""
    record = Practice.objects.filter(pk=page.practice_id).first()
    if record is not None:
        compiled = record.compiled and not is_claimed(record, page)
        follow(page, "compile" if compiled and record.state != State.PUBLISHED else "publish")


def is_claimed(record: Practice, page: PracticePage) -> bool:
    """Whether what is under review was sent by a steward of the lead city."""
    if record.state != State.SUBMITTED:
        return False
    review = page.workflow_states.order_by("-created_at").first()
    by_city = Q(city__pages__in=page.get_ancestors())
    return review is not None and Steward.objects.filter(by_city, user=review.requested_by_id).exists()


def depart(record: Practice) -> None:
    """After a record lost its last page."""
    record.state = State.WITHDRAWN
    record.save(update_fields=["state"])
