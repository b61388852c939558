"""What is worth reading where a search finds nothing, and nothing comes near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search import languages, registry
from search.query import Query, encoded
from search.results import Result, counts, top

MISSION = "mission"
TOPICS_LIST = "practices/"  # where missions are chosen
MOST = 3


@dataclass(frozen=True)
class Topic:
    """A mission, how many entries it has, and the list of them."""

    code: str
    label: str
    counted: str
    url: str


@dataclass(frozen=True)
class Instead:
    """`are_chosen`: by editors; otherwise the entries are the newest of their list."""

    missions: Sequence[Topic]
    entries: Sequence[Result]
    are_chosen: bool


def instead(query: Query) -> Instead:
    """The missions, and the first entries of the list at hand; of practices, where it holds several kinds.

    Three queries at most, whatever there is.
    """
    practices = _listed(TOPICS_LIST)
    narrower: dict[str, Any] = {name: values for name, values in query.fixed.items() if name != "kind"}
    kind = query.fixed.get("kind", (practices,))[0]
    chosen = registry.SEARCHABLES[kind].featured(query.language) if kind in registry.SEARCHABLES else ()
    return Instead(
        missions=() if MISSION in query.fixed else _missions(practices, query.language),
        entries=chosen[:MOST] or top(query.language, kind, size=MOST, **narrower),
        are_chosen=bool(chosen),
    )


def _listed(path: str) -> str:
    return next((each.kind for each in registry.searchables() if each.list_path == path), "")


def _missions(kind: str, language: str) -> list[Topic]:
    """Those that have entries, in the order of the vocabulary."""
    words = registry.words_of(MISSION)
    if not (kind and words):
        return []
    held = counts(language, MISSION, kind)
    address = languages.address(TOPICS_LIST, language)
    counted = registry.SEARCHABLES[kind].counted
    return [
        Topic(code, str(label), str(counted % {"count": held[code]}), f"{address}?{encoded(MISSION, (code,))}")
        for code, label in words(sorted(held), language).items()
        if held.get(code)
    ]
