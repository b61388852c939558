"""What the address of a practice says that was taken away: when, by which office, and where a copy is kept."""

from __future__ import annotations

from typing import Any

from practices.models import Practice
from practices.states import State


def notice(path: str) -> dict[str, Any] | None:
    """For a path below the root; nothing of what the practice told."""
    if not path or "\x00" in path:  # PostgreSQL takes no NUL
        return None
    gone = Practice.objects.filter(withdrawn_path=path, state=State.WITHDRAWN).order_by("-withdrawn_at").first()
    return notice_of(gone) if gone else None


def notice_of(record: Practice) -> dict[str, Any]:
    when = record.withdrawn_at.date().isoformat() if record.withdrawn_at else ""
    return {"title": "", "who": record.withdrawn_by, "when": when, "archive": record.archive_url}
