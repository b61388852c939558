"""The engines: that of the database, which always is in step, and that of a server where one is switched on."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.db import connection

from search.engines.database import DatabaseEngine
from search.engines.interface import Engine, Index
from search.engines.postgresql import PostgresqlEngine
from search.engines.sqlite import SqliteEngine

ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


@cache
def _stored(vendor: str) -> DatabaseEngine:
    return ENGINES[vendor]()


@cache
def _guarded(vendor: str) -> Engine:
    # The client of the server takes 30 MB of a process: only who has a server pays them.
    from search.engines.elasticsearch.engine import ElasticsearchEngine
    from search.engines.guarded import Guarded

    return Guarded(ElasticsearchEngine(), _stored(vendor))


def stored() -> Index:
    """The index of the database itself, written with the documents."""
    return _stored(connection.vendor)


def has_server() -> bool:
    return bool(settings.ELASTICSEARCH["address"])


def current() -> Engine:
    """The engine that answers visitors."""
    return _guarded(connection.vendor) if has_server() else stored()


def offered() -> dict[str, Engine]:
    """Every engine that can be asked, by name; first the one that answers visitors."""
    return {each.name: each for each in (current(), stored())}
