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
from search.engines.interface import REDUCED
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
    """What differs, by kind, number, language and content, in batches of records: first what the database holds."""
    yield from of_database()
    yield from of_server()


def of_database() -> Iterator[Difference]:
    """Where documents differ from records, or the database's own index from documents."""
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


def of_server() -> Iterator[Difference]:
    """Where the server's index differs from documents for longer than a change is on its way; nothing without one."""
    if not engines.has_server():
        return
    from search.engines.elasticsearch import index  # as in `engines`: only who has a server pays for it

    name = index.answering()
    first = {pair.document: pair for pair in differing(index.held(name))}
    if first:
        time.sleep(ON_ITS_WAY)
        later = [pair for pair in differing(index.held(name)) if first.get(pair.document) == pair]
        yield from (_named(pair, OF_SERVER) for pair in later)


def _named(pair: Pair, where: str) -> Difference:
    if pair.stored is None:
        return Difference("index", pair.document, "-", f"belongs to no document, {where}")
    row = SearchDocument.objects.only("kind", "number", "language").get(pk=pair.document)
    if pair.known is None:
        what = f"is not {where}"
    else:
        what = f"is there without its texts, {where}" if pair.known.content_hash == REDUCED else f"is old {where}"
    return Difference(row.kind, row.number, row.language, what)


def see(*, mend: bool, tell: Callable[[Difference], object] = lambda difference: None) -> Health:
    """Compares all, mends it where that is wished, and keeps what was found; `tell` gets each difference.

    The database, which answers while the server is away, is compared and mended before the server is asked.
    """
    found, left = _seen(of_database, repair_database, mend, tell)
    more, rest = _seen(of_server, repair_server, mend, tell)
    told = {"seen_at": timezone.now(), "differences": found + more, "left": left + rest}
    return Health.objects.update_or_create(pk=1, defaults=told)[0]


def _seen(
    compared: Callable[[], Iterator[Difference]],
    repaired: Callable[[], object],
    mend: bool,
    tell: Callable[[Difference], object],
) -> tuple[int, int]:
    """How many differences there were, and how many are left."""
    found = 0
    for difference in compared():
        tell(difference)
        found += 1
    if not found or not mend:
        return found, found
    repaired()
    return found, sum(1 for _ in compared())


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


def repair_database() -> None:
    """Rewrites what differs in the database; afterwards there is no difference."""
    pairs = list(differing(engines.stored().held()))
    engines.stored().remove([pair.document for pair in pairs if pair.stored is None])
    for document in (pair.document for pair in pairs if pair.stored is not None):
        SearchDocument.objects.filter(pk=document).update(content_hash="")
    sync.rebuild()


def repair_server() -> None:
    """The same for the server's index, but for what the server does not take. A database that was put back has lower
    versions than the index, which then refuses its texts: it is built anew.
    """
    from search.engines.elasticsearch import index, rebuilding

    if name := index.asked():
        rebuilding.mend(name)
        if all(pair.known and pair.known.content_hash == REDUCED for pair in differing(index.held(name))):
            return
    rebuilding.rebuild()
