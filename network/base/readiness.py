"""Whether this process can serve, for whoever sends it visitors; and what an operator should look at."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from network.base.outbox import oldest_wait
from search import health

_known: set[str] = set()  # databases whose migrations are all applied: that is never undone under a running process


def readiness() -> dict[str, Any]:
    """`ready` is about what a visitor needs: the database, with all migrations.

    Deliveries that wait are told in seconds and close nothing: the site reads well without its mail, and the database
    searches where the search server does not.
    """
    try:
        if not _is_migrated():
            return {"ready": False, "database": connection.vendor, "migrations": "missing"}
        waited = oldest_wait()
        found = health.condition()
    except DatabaseError:
        return {"ready": False, "database": "unreachable"}
    return {
        "ready": True,
        "database": connection.vendor,
        "migrations": "applied",
        "oldest_delivery_seconds": int(waited.total_seconds()),
        "search": found,
    }


def _is_migrated() -> bool:
    name = str(connection.settings_dict["NAME"])
    if name not in _known:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _known.add(name)
    return True
