"""Compares records, their documents and the indices, and mends what a killed process left behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from search import engines, lag, sync
from search.engines import breaker
from search.engines.comparing import Pair, differing
from search.models import Health, SearchDocument

ON_ITS_WAY = 3.0  # seconds that a change may take to the server's index
OF_DATABASE, OF_SERVER = "in the index", "in the index of the server"


@dataclass(frozen=True)
class Difference:
    kind: str
    number: int
    language: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.number} ({self.language}): {self.what}"


def differences() -> Iterator[Difference]:
    """What differs, by kind, number, language and content, in batches of records.

    A server that is away says so before all is compared.
    """
    index_of_server = _index_of_server()
    for kind, numbers in sync.batches():
        stored = {
            (row.number, row.language): row.content_hash
            for row in SearchDocument.objects.filter(kind=kind, number__in=numbers).only(
                "number", "language", "content_hash"
            )
        }
        told = {
            (entry.document.number, entry.document.language): entry.document.content_hash
            for entry in sync.told(kind, numbers)
        }
        for key in sorted(stored.keys() | told.keys()):
            if key not in stored:
                yield Difference(kind, *key, "is missing")
            elif key not in told:
                yield Difference(kind, *key, "is no longer public")
            elif stored[key] != told[key]:
                yield Difference(kind, *key, "is out of date")
    yield from (_named(pair, OF_DATABASE) for pair in differing(engines.stored().held()))
    if index_of_server:
        yield from (_named(pair, OF_SERVER) for pair in _of_server(index_of_server))


def _named(pair: Pair, where: str) -> Difference:
    if pair.stored is None:
        return Difference("index", pair.document, "-", f"belongs to no document, {where}")
    row = SearchDocument.objects.only("kind", "number", "language").get(pk=pair.document)
    what = f"is not {where}" if pair.known is None else f"is old {where}"
    return Difference(row.kind, row.number, row.language, what)


def _index_of_server() -> str:
    """Its name; blank where no server is switched on."""
    if not engines.has_server():
        return ""
    from search.engines.elasticsearch import index  # as in `engines`: only who has a server pays for it

    return index.answering()


def _of_server(name: str) -> list[Pair]:
    """Where the server differs for longer than a change is on its way."""
    from search.engines.elasticsearch import index

    first = {pair.document: pair for pair in differing(index.held(name))}
    if not first:
        return []
    time.sleep(ON_ITS_WAY)
    return [pair for pair in differing(index.held(name)) if first.get(pair.document) == pair]


def see(*, mend: bool, tell: Callable[[Difference], object] = lambda difference: None) -> Health:
    """Compares all, mends it where that is wished, and keeps what was found; `tell` gets each difference."""
    found = _counted(tell)
    left = found
    if found and mend:
        repair()
        left = _counted()
    told = {"seen_at": timezone.now(), "differences": found, "left": left}
    return Health.objects.update_or_create(pk=1, defaults=told)[0]


def _counted(tell: Callable[[Difference], object] = lambda difference: None) -> int:
    count = 0
    for difference in differences():
        tell(difference)
        count += 1
    return count


def last() -> Health | None:
    return Health.objects.filter(pk=1).first()


def condition() -> dict[str, object]:
    """Which engine answers, how it is, and what the last comparison found. One query or two."""
    seen = last()
    return {
        "engine": "elasticsearch" if engines.has_server() else engines.stored().name,
        "state": _state(),
        "checked_at": seen.seen_at.isoformat() if seen else None,
        "differences": seen.left if seen else None,
    }


def _state() -> str:
    """`answers`; or the database does in its place, as the server is `away`, `behind`, or not configured well."""
    if settings.ELASTICSEARCH["fault"]:
        return "configured wrongly"
    if not engines.has_server():
        return "answers"
    if lag.is_behind():
        return "behind"
    return "away" if breaker.is_open() else "answers"


def repair() -> None:
    """Rewrites what differs; afterwards there is no difference."""
    pairs = list(differing(engines.stored().held()))
    engines.stored().remove([pair.document for pair in pairs if pair.stored is None])
    for document in (pair.document for pair in pairs if pair.stored is not None):
        SearchDocument.objects.filter(pk=document).update(content_hash="")
    sync.rebuild()
    if engines.has_server():
        _repair_server()


def _repair_server() -> None:
    """A database that was put back has lower versions than the index, which then refuses its texts: built anew."""
    from search.engines.elasticsearch import index, rebuilding

    if name := index.asked():
        rebuilding.mend(name)
        if not list(differing(index.held(name))):
            return
    rebuilding.rebuild()
