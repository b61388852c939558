"""A new index beside the one that answers: filled, compared, and put in its place at once.

While it is filled, whoever delivers changes writes them into both (`index.kept_in_step`). A document is read here after
everybody knows of the new index, so that of an older and a newer text the newer one stays. What a killed process began
is gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice
from typing import Any

from search import projection
from search.analysis.current import lexicon
from search.engines.comparing import Pair, differing
from search.engines.elasticsearch import index
from search.engines.elasticsearch.documents import source
from search.engines.elasticsearch.index import Changes
from search.engines.elasticsearch.mapping import read_alias
from search.engines.elasticsearch.server import AwayError
from search.locks import alone
from search.models import SearchDocument

AT_ONCE = 200
Progress = Callable[[int], object]


def rebuild(progress: Progress = lambda done: None) -> int:
    """How many documents the new index holds. BusyError while somebody else builds; AwayError where one is refused.

    `progress` is told how many are in, batch by batch.
    """
    with alone(read_alias()):
        name = index.building() or index.begin()
        done = _fill(name, progress)
        mend(name)
        index.swap(name)
    return done


def _fill(name: str, progress: Progress) -> int:
    after = index.filled_to(name)
    done = SearchDocument.objects.filter(pk__lte=after).count()
    while batch := list(SearchDocument.objects.filter(pk__gt=after).order_by("pk")[:AT_ONCE]):
        put(name, Changes(told(batch)))
        after = batch[-1].pk
        index.note_filled(name, after)
        done += len(batch)
        progress(done)
    return done


def told(rows: Iterable[SearchDocument]) -> dict[int, dict[str, Any]]:
    """Documents as the server keeps them, by their ids."""
    known = lexicon()
    return {row.pk: source(projection.restored(row, known), known) for row in rows}


def put(name: str, changes: Changes) -> None:
    """AwayError where the server does not take one of them."""
    refused = index.write_into(name, changes)
    if refused:
        raise AwayError(f"the server does not take {len(refused)} documents ({next(iter(refused.values()))})")


def mend(name: str) -> None:
    """Writes what an index lacks or holds in an older text, and removes what belongs to no document."""
    pairs = differing(index.held(name))
    while batch := list(islice(pairs, AT_ONCE)):
        rows = SearchDocument.objects.filter(pk__in=[pair.document for pair in batch])
        written = told(rows)
        put(name, Changes(written, dict(_ended(batch, written))))


def _ended(pairs: Iterable[Pair], written: Container[int]) -> Iterator[tuple[int, int]]:
    """What belongs to no document; one that came while all was compared does."""
    return ((pair.document, pair.known.version + 1) for pair in pairs if pair.known and pair.document not in written)
