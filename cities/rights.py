"""Who may change the records of cities and organisations: one row of the matrix a right."""

from __future__ import annotations

from network.base.permissions import Right, Role

EDITING = frozenset({Role.EDITOR, Role.COORDINATOR})
COORDINATING = frozenset({Role.COORDINATOR})


def _rights(model: str, actions: str, roles: frozenset[Role]) -> tuple[Right, ...]:
    return tuple(Right(f"cities.{action}_{model}", roles) for action in actions.split())


RIGHTS: tuple[Right, ...] = (
    *_rights("city", "view", EDITING),
    *_rights("city", "add change delete", COORDINATING),
    *_rights("membership", "view", EDITING),
    *_rights("membership", "add change delete", COORDINATING),
    *_rights("cityrole", "view", EDITING),
    *_rights("cityrole", "add change delete", COORDINATING),
    *_rights("organisation", "view add change", EDITING),
    *_rights("organisation", "delete", COORDINATING),
    *_rights("project", "view add change", EDITING),
    *_rights("project", "delete", COORDINATING),
    # Private: people.
    *_rights("focalpoint", "view add change delete", COORDINATING),
    *_rights("steward", "view add change delete", COORDINATING),
)
