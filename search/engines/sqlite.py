"""SQLite: an FTS5 table over the analysed keys, weighed by bm25."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from search.engines.database import TABLE, DatabaseEngine, Part
from search.engines.evidence import CODE_WEIGHTS, CODES, PLAIN_WEIGHTS, WORD_WEIGHTS, WORDS, Evidence
from search.engines.interface import Entry
from search.facets import Values

CODE_COLUMNS = tuple(f"c_{name}" for name in CODES)
COLUMNS = (*WORDS, *CODE_COLUMNS, *PLAIN_WEIGHTS)
WEIGHTS = ", ".join(
    str(weight)
    for weight in (
        0.0,  # the version
        *(WORD_WEIGHTS[name] for name in WORDS),
        *(CODE_WEIGHTS[name] for name in CODES),
        *PLAIN_WEIGHTS.values(),
    )
)
HEADS = ("title", "names")
IN_COLUMNS = {"words": WORDS, "code": CODE_COLUMNS, "phrase": tuple(PLAIN_WEIGHTS)}


class SqliteEngine(DatabaseEngine):
    name = "sqlite"
    key = "rowid"

    def write(self, entries: Sequence[Entry]) -> None:
        self.remove([entry.document.pk for entry in entries])
        names = ("rowid", "version", *COLUMNS)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})",
                [row(entry) for entry in entries],
            )

    def weighed(self, each: Evidence) -> Part:
        sql = f"SELECT rowid AS id, -bm25({TABLE}, {WEIGHTS}) * %s AS s FROM {TABLE} WHERE {TABLE} MATCH %s"
        return sql, [each.weight, expression(each)]

    def headed(self, groups: Sequence[Values], begun: Values) -> Part:
        sql = f"SELECT rowid AS id, -bm25({TABLE}, {WEIGHTS}) AS s FROM {TABLE} WHERE {TABLE} MATCH %s"
        some, every = all_of([begun]), all_of(groups)
        return sql, [f"{{{spaced(HEADS)}}} : ({f'{every} AND ({some} OR {every})' if groups else some})"]


def row(entry: Entry) -> list[str | int]:
    return [
        entry.document.pk,
        entry.document.version,
        *(entry.tokens.get(name, "") for name in WORDS),
        *(" ".join(entry.codes.get(name, ())) for name in CODES),
        entry.plain_title,
        entry.plain,
    ]


def expression(each: Evidence) -> str:
    """The evidence in the language of FTS5, every term in quotation marks."""
    if each.kind == "phrase":
        asked = quoted(" ".join(key for group in each.groups for key in group))
    else:
        asked = all_of(each.groups)
    return f"{{{spaced(IN_COLUMNS[each.kind])}}} : ({asked})"


def all_of(groups: Iterable[Values]) -> str:
    """A key of each group."""
    return " AND ".join(f"({' OR '.join(map(quoted, group))})" for group in groups)


def quoted(term: str) -> str:
    return '"{}"'.format(term.replace('"', '""'))


def spaced(names: Iterable[str]) -> str:
    return " ".join(names)
