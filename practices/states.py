"""The road of a practice: one table of states and transitions, with the words for staff and for the public.

Reviews and freshness (interviewed, verified, due, overdue, archived) join the table with the parts that need them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("With editors")
    CHANGES_REQUESTED = "changes-requested", _("Changes asked")
    COMPILED = "compiled", _("Compiled, not confirmed by the city")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Who(models.TextChoices):
    """Who may make a transition; the rights of each are in the matrix of roles."""

    STEWARD = "steward", _("staff of the city")
    EDITOR = "editor", _("editors")


# The public reads what is live: never that a draft is under way.
PUBLIC_LABELS: dict[str, str | Promise] = {
    State.COMPILED: _("Compiled from public sources, not yet confirmed by the city"),
    State.PUBLISHED: _("Told by the city"),
    State.WITHDRAWN: _("Withdrawn"),
}


@dataclass(frozen=True)
class Transition:
    name: str
    sources: frozenset[State]
    target: State
    who: frozenset[Who]
    verb: str | Promise


BOTH = frozenset({Who.STEWARD, Who.EDITOR})
EDITORS = frozenset({Who.EDITOR})
ALL = frozenset(State)
TRANSITIONS: dict[str, Transition] = {
    transition.name: transition
    for transition in (
        Transition("submit", ALL - {State.SUBMITTED, State.WITHDRAWN}, State.SUBMITTED, BOTH, _("Send to the editors")),
        Transition("take-back", frozenset({State.SUBMITTED}), State.DRAFT, BOTH, _("Take back from the editors")),
        Transition(
            "request-changes", frozenset({State.SUBMITTED}), State.CHANGES_REQUESTED, EDITORS, _("Ask for changes")
        ),
        Transition(
            "compile",
            ALL - {State.PUBLISHED},
            State.COMPILED,
            EDITORS,
            _("Publish as compiled from public sources"),
        ),
        Transition("publish", ALL, State.PUBLISHED, EDITORS, _("Publish")),
        Transition("withdraw", ALL - {State.WITHDRAWN}, State.WITHDRAWN, BOTH, _("Withdraw")),
        Transition("restore", frozenset({State.WITHDRAWN}), State.DRAFT, BOTH, _("Restore as a draft")),
    )
}


def allowed(state: str, name: str) -> bool:
    """Whether the table has the transition `name` out of `state`."""
    return State(state) in TRANSITIONS[name].sources


def at_rest(*, is_live: bool, compiled: bool) -> State:
    """The state of a practice on which nobody works: what is live decides."""
    if not is_live:
        return State.DRAFT
    return State.COMPILED if compiled else State.PUBLISHED
