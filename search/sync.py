"""Keeps the projection in step with the records: called in the transaction that changed them."""

from __future__ import annotations

import secrets
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import groupby, islice

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from search import engines, projection, registry, vocabulary
from search.analysis import Unit, analyse_query, lexicon
from search.analysis.lexicon import NAME
from search.analysis.terms import all_terms
from search.analysis.versions import forget_noted, renew_now, renewed_once
from search.engines.interface import Entry
from search.models import DocumentServes, FacetValue, SearchDocument, State
from search.signals import documents_changed, words_changed

BATCH = 200


@dataclass
class Waiting:
    """What is refreshed at the end: records by kind, and what has or says a target."""

    records: dict[str, set[int]] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """For a caller that undoes its transaction: nothing of it happened."""
        self.records.clear()
        self.targets.clear()
        forget_noted()


_collected: ContextVar[Waiting | None] = ContextVar("collected", default=None)


def refresh(kind: str, numbers: Iterable[int]) -> int:
    """Rewrites what can be found of these records, and removes what is no longer public; how many documents changed."""
    wanted = set(numbers)
    waiting = _collected.get()
    if waiting is not None:
        waiting.records.setdefault(kind, set()).update(wanted)
        return 0
    return sum(_refresh(kind, batch) for batch in _batches(sorted(wanted)))


@contextmanager
def collected() -> Iterator[Waiting]:
    """Inside, records and terms are only noted; all is refreshed once at the end, in the same transaction."""
    outer = _collected.get()
    if outer is not None:
        yield outer
        return
    waiting = Waiting()
    token = _collected.set(waiting)
    try:
        with renewed_once():
            yield waiting
    finally:
        _collected.reset(token)
    if waiting.targets or waiting.records:
        with transaction.atomic():
            _tell(waiting.targets)
            # In their order: a kind may tell what can be found of those before it.
            for kind in sorted(waiting.records, key=registry.place):
                refresh(kind, waiting.records[kind])


def rebuild() -> int:
    """Compares every record with its documents, in batches that are each a transaction; how many documents changed."""
    renew_now()
    _count_anew()
    return sum(_refresh(kind, numbers) for kind, numbers in batches())


@transaction.atomic
def _count_anew() -> None:
    """A write only adds what it adds, so that it costs the same however many documents there are."""
    _state()
    State.objects.filter(pk=1).update(documents=SearchDocument.objects.count())


def terms_changed(targets: Iterable[str]) -> None:
    """Concepts ("theme/open-data") or names ("city/maceio") have other words: what has or says them is tagged anew.

    To be called in the transaction that changed them. Queries know the words at once; the layer above is told, and has
    `tag_anew` done behind the transaction, as a word may stand in very many documents.
    """
    wanted = set(targets)
    waiting = _collected.get()
    if waiting is not None:
        waiting.targets |= wanted
        return
    _tell(wanted)


def _tell(wanted: set[str]) -> None:
    if wanted and SearchDocument.objects.exists():
        renew_now()
        words_changed.send(SearchDocument, targets=sorted(wanted))


@transaction.atomic
def tag_anew(targets: Iterable[str]) -> int:
    """Rewrites the documents that have or say these targets, or did; how many changed. All others stay as they are."""
    wanted = set(targets)
    units = [Unit((), (), ((target, 1.0),), (NAME + target,)) for target in sorted(wanted)]
    for term in all_terms():
        if term.target in wanted:
            units += analyse_query(term.text, term.language, correct=False).units
    mentioned = SearchDocument.objects.filter(pk__in=engines.stored().mentioning(units))
    records: dict[str, set[int]] = {}
    for kind, number in [*mentioned.values_list("kind", "number"), *_having(wanted)]:
        records.setdefault(kind, set()).add(number)
    return sum(refresh(kind, numbers) for kind, numbers in records.items())


def _having(targets: set[str]) -> list[tuple[str, int]]:
    """Kind and number of what is listed under a target in a facet: a code can have got a successor."""
    found: set[tuple[str, int]] = set()
    for target in targets:
        name, _slash, value = target.partition("/")
        rows = FacetValue.objects.filter(field=name, value=value)
        found.update(rows.values_list("document__kind", "document__number"))
    return list(found)


def batches() -> Iterator[tuple[str, list[int]]]:
    """The records of every kind that are public or can be found, in batches."""
    unknown = SearchDocument.objects.exclude(kind__in=registry.SEARCHABLES).values_list("kind", flat=True)
    for kind in dict.fromkeys([*(each.kind for each in registry.searchables()), *unknown]):
        searchable = registry.SEARCHABLES.get(kind)
        for batch in _batches(_numbers(kind, searchable.numbers() if searchable else ())):
            yield kind, batch


def _numbers(kind: str, public: Iterable[int]) -> Sequence[int]:
    """Each once, in their order; there may be very many, and they are held as long as a rebuild takes."""
    found = array("q", public)
    found.extend(SearchDocument.objects.filter(kind=kind).values_list("number", flat=True))
    return array("q", (number for number, _same in groupby(sorted(found))))


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while batch := list(islice(rest, BATCH)):
        yield batch


@transaction.atomic
def _refresh(kind: str, numbers: Collection[int]) -> int:
    state = _state()  # one writer at a time: whoever waits here then reads what the other wrote
    stored = {
        (row.number, row.language): row
        for row in SearchDocument.objects.filter(kind=kind, number__in=numbers).only(
            "id", "number", "language", "content_hash"
        )
    }
    entries = list(told(kind, numbers))
    public = {(entry.document.number, entry.document.language) for entry in entries}
    changed = []
    for entry in entries:
        row = stored.get((entry.document.number, entry.document.language))
        if row is None or row.content_hash != entry.document.content_hash:
            entry.document.pk = row.pk if row else None
            entry.document.version = state.sequence + 1
            changed.append(entry)
    gone = [row.pk for key, row in stored.items() if key not in public]
    if changed or gone:
        _write(changed, gone, state.sequence + 1)
    return len(changed) + len(gone)


def told(kind: str, numbers: Collection[int]) -> Iterator[Entry]:
    """What can be found of these records now."""
    searchable = registry.SEARCHABLES.get(kind)
    documents = sorted(searchable.documents(numbers), key=lambda each: each.number) if searchable else []
    known = lexicon()
    for _, group in groupby(documents, key=lambda each: each.number):
        yield from projection.entries(list(group), known)


def _write(changed: list[Entry], gone: list[int], version: int) -> None:
    rows = [entry.document for entry in changed]
    known = {row.pk for row in rows if row.pk}
    before = list(SearchDocument.objects.filter(pk__in=[*gone, *known]).values_list("language", "words"))
    ended = list(SearchDocument.objects.filter(pk__in=gone).only("id", "kind", "number")) if gone else []
    engine = engines.stored()
    engine.remove(gone)
    SearchDocument.objects.filter(pk__in=gone).delete()
    SearchDocument.objects.bulk_create([row for row in rows if not row.pk])
    SearchDocument.objects.bulk_create(
        [row for row in rows if row.pk in known],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=projection.COLUMNS,
    )
    ids = [row.pk for row in rows]
    DocumentServes.objects.filter(document__in=ids).delete()
    DocumentServes.objects.bulk_create(
        [DocumentServes(document=entry.document, language=language) for entry in changed for language in entry.serves]
    )
    FacetValue.objects.filter(document__in=ids).delete()
    FacetValue.objects.bulk_create(
        [
            FacetValue(document=entry.document, field=name, value=value)
            for entry in changed
            for name, held in entry.values.items()
            for value in held
        ]
    )
    engine.write(changed)
    vocabulary.count(before, [(row.language, row.words) for row in rows])
    if engines.has_server():
        documents_changed.send(SearchDocument, changes=_changes([*ended, *rows], version))
    State.objects.filter(pk=1).update(
        documents_version=secrets.token_hex(16),
        documents=F("documents") + len(rows) - len(known) - len(gone),
        sequence=F("sequence") + 1,
        changed_at=timezone.now(),
    )


def _changes(rows: Iterable[SearchDocument], version: int) -> dict[tuple[str, int], dict[int, int]]:
    """By kind and number of the record."""
    found: dict[tuple[str, int], dict[int, int]] = {}
    for row in rows:
        found.setdefault((row.kind, row.number), {})[row.pk] = version
    return found


def _state() -> State:
    """Waits until no other transaction writes the projection."""
    State.objects.get_or_create(pk=1, defaults={"changed_at": timezone.now(), "lexicon_version": secrets.token_hex(16)})
    return State.objects.select_for_update().get(pk=1)
