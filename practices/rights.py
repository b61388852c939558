"""Who may change the records of practices. Their pages follow the rights on the tree."""

from __future__ import annotations

from network.base.permissions import Right, Role

EDITING = frozenset({Role.EDITOR, Role.COORDINATOR})

RIGHTS: tuple[Right, ...] = (
    Right("practices.view_practice", EDITING),
    Right("practices.change_practice", EDITING),
)
