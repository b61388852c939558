"""The engine that answers: the one of the database, as long as no other is switched on."""

from __future__ import annotations

from functools import cache

from django.db import connection

from search.engines.database import DatabaseEngine
from search.engines.interface import Engine
from search.engines.postgresql import PostgresqlEngine
from search.engines.sqlite import SqliteEngine

ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


@cache
def _engine(vendor: str) -> DatabaseEngine:
    return ENGINES[vendor]()


def current() -> Engine:
    return _engine(connection.vendor)
