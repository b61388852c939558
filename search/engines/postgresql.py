"""PostgreSQL: stored vectors of the analysed keys under GIN indexes, weighed by rank and rarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from django.db import OperationalError, connection, transaction

from search.engines.database import TABLE, DatabaseEngine
from search.engines.database import Part as Statement
from search.engines.evidence import Evidence
from search.engines.interface import Entry, TooSlowError
from search.facets import Values
from search.models import State

Part: TypeAlias = tuple[Iterable[str], str]  # keys, and the class of their places

VECTORS = {"words": "words", "code": "codes", "phrase": "plain"}
# A vector tells four classes of places apart.
WORD_CLASSES = {"title": "A", "names": "A", "problem": "B", "done": "C", "outcome": "D", "rest": "D"}
CODE_CLASSES = {
    "names": "A",
    "title": "A",
    "assigned": "B",
    "problem": "C",
    "done": "C",
    "outcome": "D",
    "rest": "D",
}
# What is short and stands in the row itself: all that is read of an entry for what most entries have.
MANY = 1000
HEADS = {"title": "A", "names": "A"}
# D, C, B, A. With SCALE, one place of each class weighs what bm25 gives for the same weights of fields.
RANKS = {"words": "{0.35,0.64,0.78,1}", "code": "{0.25,0.5,0.9,1}", "phrase": "{0.1,0.64,0.8,1}"}
SCALE = 2.58
LAST_PLACE = 16_383
MOST_PLACES = 255
PATIENCE = 3000  # milliseconds for one search
# Texts lie outside of their rows, which the planner does not reckon with when it reads them all instead of an index.
TERMS = "SET LOCAL statement_timeout = {}; SET LOCAL enable_seqscan = off"
CANCELLED = "57014"


class PostgresqlEngine(DatabaseEngine):
    name = "postgresql"
    key = "document_id"

    def write(self, entries: Sequence[Entry]) -> None:
        names = ("document_id", "version", *VECTORS.values(), "heads")
        values = ", ".join("%s" if name in names[:2] else "%s::tsvector" for name in names)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} ({', '.join(names)}) VALUES ({values}) "
                f"ON CONFLICT (document_id) DO UPDATE SET "
                f"{', '.join(f'{name} = excluded.{name}' for name in names[1:])}",
                [row(entry) for entry in entries],
            )

    def fetched(self, sql: str, params: Sequence[Any]) -> Sequence[Any]:
        """A search of a visitor has its time; one within a transaction belongs to a change, which is never given up."""
        if connection.in_atomic_block:
            return super().fetched(sql, params)
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(TERMS.format(PATIENCE))
                return super().fetched(sql, params)
        except OperationalError as reason:
            if getattr(reason.__cause__, "sqlstate", "") == CANCELLED:
                raise TooSlowError from reason
            raise

    def weighed(self, each: Evidence) -> Statement:
        """Rarity is that of bm25. A rank over alternatives is their mean, so it is multiplied to be their sum.

        What more than half of all documents have only orders equals; of many, by their titles and names.
        """
        vector = VECTORS[each.kind]
        keys = list(dict.fromkeys(key for group in each.groups for key in group))
        factor = each.weight * SCALE * len(keys) / len(each.groups)
        sql = (
            f"SELECT id, %s * GREATEST(0.000001, LN((GREATEST(total, n) - n + 0.5) / (n + 0.5))) * "
            f"CASE WHEN n > {MANY} AND 2 * n > total THEN ts_rank(%s, heads, %s::tsquery, 0) "
            f"ELSE ts_rank(%s, {vector}, %s::tsquery, 0) END AS s FROM ("
            f"SELECT document_id AS id, heads, {vector}, COUNT(*) OVER ()::float8 AS n, "
            f"(SELECT documents::float8 FROM {State._meta.db_table} WHERE id = 1) AS total "
            f"FROM {TABLE} WHERE {vector} @@ %s::tsquery) AS found"
        )
        ranked = (RANKS[each.kind], any_of(keys))
        return sql, [factor, *ranked, *ranked, expression(each)]

    def headed(self, groups: Sequence[Values], begun: Values) -> Statement:
        score = "(CASE WHEN heads @@ %s::tsquery THEN 2 ELSE 1 END)::float8 / (1 + length(heads))"
        sql = f"SELECT document_id AS id, {score} AS s FROM {TABLE} WHERE heads @@ %s::tsquery"
        return sql, [any_of(begun), all_of(groups or [begun])]


def row(entry: Entry) -> list[str | int]:
    return [
        entry.document.pk,
        entry.document.version,
        vector(_words(entry, WORD_CLASSES)),
        vector(_codes(entry, CODE_CLASSES)),
        vector([(entry.plain_title.split(), "A"), (["¶"], "D"), (entry.plain.split(), "D")]),
        vector((*_words(entry, HEADS), *_codes(entry, HEADS))),
    ]


def _words(entry: Entry, classes: Mapping[str, str]) -> Iterator[Part]:
    return ((entry.tokens.get(name, "").split(), mark) for name, mark in classes.items())


def _codes(entry: Entry, classes: Mapping[str, str]) -> Iterator[Part]:
    return ((entry.codes.get(name, ()), mark) for name, mark in classes.items())


def vector(parts: Iterable[Part]) -> str:
    """The text of a tsvector: each key with its places and their class."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    for keys, mark in parts:
        for key in keys:
            place += 1
            if place <= LAST_PLACE and len(found[key]) < MOST_PLACES:
                found[key].append(f"{place}{mark}")
    return " ".join(f"{quoted(key)}:{','.join(places)}" for key, places in found.items() if places)


def expression(each: Evidence) -> str:
    """The evidence as the text of a tsquery, every key in quotation marks."""
    if each.kind == "phrase":
        return " <-> ".join(quoted(key) for group in each.groups for key in group)
    return all_of(each.groups)


def all_of(groups: Iterable[Values]) -> str:
    """A key of each group."""
    return " & ".join(f"({any_of(group)})" for group in groups)


def any_of(keys: Iterable[str]) -> str:
    return " | ".join(map(quoted, keys))


def quoted(key: str) -> str:
    return "'{}'".format(key.replace("\\", "\\\\").replace("'", "''"))
