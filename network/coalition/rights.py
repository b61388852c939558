"""Who may do what with the facts about the Coalition, with milestones and with the records of publications."""

from __future__ import annotations

from network.base.permissions import Right, Role

RECORDS = frozenset({Role.COORDINATOR})
EDITING = frozenset({Role.EDITOR, Role.COORDINATOR})

RIGHTS: tuple[Right, ...] = (
    *(Right(f"coalition.{action}_fact", RECORDS) for action in ("add", "change", "delete")),
    *(Right(f"coalition.{action}_milestone", EDITING) for action in ("view", "add", "change")),
    Right("coalition.delete_milestone", RECORDS),
    *(Right(f"coalition.{action}_publication", EDITING) for action in ("view", "change")),
    *(Right(f"coalition.{action}_event", EDITING) for action in ("view", "change")),
    *(Right(f"coalition.{action}_eventrole", EDITING) for action in ("view", "add", "change")),
    Right("coalition.delete_eventrole", RECORDS),
    # Private: what people send in, and the mail that is still to be delivered.
    *(Right(f"coalition.{action}_message", EDITING) for action in ("view", "change")),
    *(Right(f"coalition.{action}_registration", EDITING) for action in ("view", "delete")),
    *(Right(f"coalition.{action}_consultationanswer", EDITING) for action in ("view", "change")),
    *(Right(f"coalition.delete_{model}", RECORDS) for model in ("message", "consultationanswer")),
    *(Right(f"coalition.{action}_consultation", EDITING) for action in ("view", "add", "change")),
    *(Right(f"base.{action}_outboxrow", RECORDS) for action in ("view", "change", "delete")),
)
