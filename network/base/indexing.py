"""What search leaves to the worker: texts are tagged anew when words of the vocabularies change, changes are brought to
the server, and the server's index is looked after.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.dispatch import receiver

from network.base.jobs import repeats
from network.base.models import OutboxRow
from network.base.outbox import Payload, enqueue, enqueue_many, handles, handles_many, lateness, wake
from search import delivery, engines, health, lag, sync
from search.locks import BusyError
from search.signals import documents_changed, words_changed

log = logging.getLogger("network.indexing")

WORDS, DOCUMENTS, INDEX, HEALTH = "words of a term", "search documents", "search index", "search health"
LEASE = timedelta(seconds=30)
TERMS_AT_ONCE = 50  # that one row tags anew: an import changes hundreds


@receiver(words_changed, dispatch_uid="base.enqueue_words")
def enqueue_words(sender: type, targets: Sequence[str], **kwargs: Any) -> None:
    batches = (targets[start : start + TERMS_AT_ONCE] for start in range(0, len(targets), TERMS_AT_ONCE))
    enqueue_many(WORDS, ((f"terms {batch[0]}", {"targets": list(batch)}) for batch in batches))


@handles(WORDS, for_ever=True)
def tag_anew(payload: Payload) -> None:
    sync.tag_anew(payload["targets"])


@receiver(documents_changed, dispatch_uid="base.enqueue_documents")
def enqueue_documents(sender: type, changes: Mapping[tuple[str, int], Mapping[int, int]], **kwargs: Any) -> None:
    """One row for each record: its changes stay in order, those of others overtake them."""
    enqueue_many(
        DOCUMENTS, ((f"search {kind}/{number}", {"documents": told}) for (kind, number), told in changes.items())
    )


@handles_many(DOCUMENTS, at_once=delivery.AT_ONCE, lease=LEASE)
def deliver_documents(payloads: Sequence[Payload]) -> Mapping[int, str]:
    return delivery.deliver(
        [{int(identity): int(version) for identity, version in each["documents"].items()} for each in payloads]
    )


@lag.told_by
def waiting() -> timedelta:
    waited, is_refused = lateness(kind=DOCUMENTS)
    return timedelta.max if is_refused else waited


@repeats("look after the search index", timedelta(seconds=10))
def ask_for_index() -> None:
    if engines.has_server():
        _ask(INDEX)


@repeats("compare search with its index", timedelta(hours=1))
def ask_for_health() -> None:
    _ask(HEALTH)


def _ask(kind: str) -> None:
    """Put off into a row of the outbox: it takes its time, and this runs in a transaction."""
    if not OutboxRow.objects.filter(kind=kind).exists():
        enqueue(kind, kind, {})


@handles(INDEX, slow=True, for_ever=True)
def look_after_index(payload: Payload) -> None:
    """An index that is missing is built, and what waited for it is delivered. One that the server kept while it was
    switched off, or while the database was put back, is mended.
    """
    delivery.look()
    try:
        if delivery.build_missing():
            wake(DOCUMENTS)
        elif not OutboxRow.objects.filter(kind=DOCUMENTS).exists() and delivery.has_drifted():
            health.see(mend=True)
    except BusyError:
        log.info("index_is_being_built")


@handles(HEALTH, slow=True, for_ever=True)
def see_health(payload: Payload) -> None:
    health.see(mend=True)
