"""The server's index, kept in step: for who delivers what a transaction asked for, and for commands.

The client of the server is imported inside functions, as in `engines`: only who has a server pays for it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError
from django.db.models import Count, Max

from search import engines
from search.engines import breaker
from search.models import SearchDocument

log = logging.getLogger("search.delivery")

AT_ONCE = 200  # records


def deliver(changes: Sequence[Mapping[int, int]]) -> dict[int, str]:
    """For each record the ids of its documents and the version of the change; places in the list that failed, with why.

    What is written is the document as it is now: an earlier change that comes late writes the same, or nothing. Raises
    what the client raises, or AwayError, where nothing could be delivered; what one record brings about is looked for,
    and holds up no other.
    """
    if not engines.has_server():
        return {}
    from search.engines.elasticsearch.server import is_for_all

    try:
        return _delivered(changes)
    except Exception as reason:
        if is_for_all(reason):
            raise
        if len(changes) == 1:
            return {0: f"{type(reason).__name__}: {reason}"}
        middle = len(changes) // 2
        first, later = deliver(changes[:middle]), deliver(changes[middle:])
        return {**first, **{middle + place: why for place, why in later.items()}}


def _delivered(changes: Sequence[Mapping[int, int]]) -> dict[int, str]:
    from search.engines.elasticsearch import index, rebuilding

    versions: dict[int, int] = {}
    for change in changes:
        for identity, version in change.items():
            versions[identity] = max(version, versions.get(identity, 0))
    rows = SearchDocument.objects.filter(pk__in=versions)
    written = rebuilding.told(rows)
    ended = {identity: version for identity, version in versions.items() if identity not in written}
    refused = index.write(index.Changes(written, ended))
    return {
        place: "; ".join(refused[identity] for identity in change if identity in refused)
        for place, change in enumerate(changes)
        if not refused.keys().isdisjoint(change)
    }


def look() -> None:
    """Asks the server as a visitor would, and no longer: what it says counts for all processes, whoever searches."""
    if not engines.has_server():
        return
    from search.engines.elasticsearch.engine import ElasticsearchEngine
    from search.engines.elasticsearch.server import FAULTS, told

    try:
        ElasticsearchEngine().look()
    except FAULTS as reason:
        breaker.failed(told(reason))
    else:
        breaker.answered()


def build_missing() -> bool:
    """Builds the server's index where there is none; whether it did. BusyError while somebody else does."""
    if not engines.has_server():
        return False
    from search.engines.elasticsearch import index, rebuilding

    if index.asked():
        return False
    rebuilding.rebuild()
    return True


def has_drifted() -> bool:
    """Whether the server's index cannot be that of these documents: there are more or less of them, or later ones.

    Cheap, for who asks often: `health` compares each document. To be asked while nothing is on its way.
    """
    if not engines.has_server():
        return False
    from search.engines.elasticsearch import index

    told = SearchDocument.objects.aggregate(count=Count("id"), latest=Max("version"))
    return (told["count"], told["latest"] or 0) != index.extent(index.answering())


def rebuild(progress: Callable[[int], object]) -> int:
    """Builds the server's index anew beside the one that answers; how many documents it holds."""
    from search.engines.elasticsearch import rebuilding

    return rebuilding.rebuild(progress)


def fault() -> str:
    """What keeps the server from being used, in one sentence; blank where nothing does, or where none is named."""
    if unread := settings.ELASTICSEARCH["fault"]:
        return str(unread).rstrip(".")
    if not engines.has_server():
        return ""
    from search.engines.elasticsearch import server

    return server.fault()


def tell_fault() -> None:
    """For the start of a process: says in the log why the database searches although a server is named.

    It asks once, and waits no longer than a visitor would.
    """
    if why := fault():
        log.warning("The database searches, without Elasticsearch: %s.", why)


@contextmanager
def told_to_operator() -> Iterator[None]:
    """What the server does to a command ends it with one sentence."""
    if not engines.has_server():
        yield
        return
    from search.engines.elasticsearch.server import FAULTS, told

    try:
        yield
    except FAULTS as reason:
        raise CommandError(f"Elasticsearch: {told(reason)}.") from reason
