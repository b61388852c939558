"""The documents and what an index knows of them, side by side: both in the order of ids, so that neither is held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.engines.interface import Held
from search.models import SearchDocument


@dataclass(frozen=True)
class Pair:
    """A document that an index does not hold as it is: one of both can be missing."""

    document: int
    stored: Held | None
    known: Held | None


def stored() -> Iterator[Held]:
    rows = SearchDocument.objects.order_by("id").values_list("id", "version", "content_hash")
    return (Held(*row) for row in rows.iterator())


def differing(known: Iterable[Held]) -> Iterator[Pair]:
    ours, theirs = stored(), iter(known)
    mine, other = next(ours, None), next(theirs, None)
    while mine or other:
        if other is None or (mine and mine.document < other.document):
            assert mine
            yield Pair(mine.document, mine, None)
            mine = next(ours, None)
        elif mine is None or other.document < mine.document:
            yield Pair(other.document, None, other)
            other = next(theirs, None)
        else:
            if not _same(mine, other):
                yield Pair(mine.document, mine, other)
            mine, other = next(ours, None), next(theirs, None)


def _same(mine: Held, other: Held) -> bool:
    return mine.version == other.version and other.content_hash in ("", mine.content_hash)
