"""Wagtail's own admin search on the database backend, safe against any text that is typed.

The backend passes text on to the engine's query language, where a lone quotation mark or a NUL is an error; and on each
save it reads its whole index for the average length of a title. This is not the public search.
"""

from __future__ import annotations

import re
from typing import Any

from modelsearch.backends import database
from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import And, Not, Or, Phrase, PlainText

UNSAFE = re.compile(r'["\x00-\x1f]+')


def clean(query: Any) -> Any:
    """The same query without the signs that the engines refuse."""
    if isinstance(query, str):
        return " ".join(UNSAFE.sub(" ", query).split())
    if isinstance(query, PlainText):
        return PlainText(clean(query.query_string), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        return Phrase(clean(query.query_string))
    if isinstance(query, And | Or):
        parts = [part for part in map(clean, query.subqueries) if not is_empty(part)]
        return type(query)(parts) if len(parts) > 1 else next(iter(parts), PlainText(""))
    if isinstance(query, Not):
        inner = clean(query.subquery)
        return inner if is_empty(inner) else Not(inner)
    return query


def is_empty(query: Any) -> bool:
    """Whether it is a text without any letter or digit: of such a part the engines make nothing."""
    text = getattr(query, "query_string", query)
    return isinstance(text, str) and not any(sign.isalnum() for sign in text)


class SafeQueries:
    def _search(self, compiler: Any, query: Any, model_or_queryset: Any, **options: Any) -> Any:
        query = clean(query)
        if is_empty(query):
            return EmptySearchResults()
        return super()._search(compiler, query, model_or_queryset, **options)  # type: ignore[misc]


class WithoutAverages:
    """An index in which a new entry keeps the usual weight of its title until the whole index is made anew."""

    def _refresh_title_norms(self, full: bool = False) -> None:
        if full:
            super()._refresh_title_norms(full=True)  # type: ignore[misc]


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """Wagtail calls this name. The base class depends on the database engine, so it is asked for."""
    base = type(database.SearchBackend(dict(params)))
    index = type(f"Quick{base.index_class.__name__}", (WithoutAverages, base.index_class), {})
    return type(f"Safe{base.__name__}", (SafeQueries, base), {"index_class": index})(params)
