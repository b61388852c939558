"""Compares records, their documents and the engine's index, and mends what a killed process left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search import engines, sync
from search.models import SearchDocument


@dataclass(frozen=True)
class Difference:
    kind: str
    number: int
    language: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.number} ({self.language}): {self.what}"


def differences() -> Iterator[Difference]:
    """What differs, by kind, number, language and content, in batches of records."""
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
    yield from _index_differences()


def _index_differences() -> Iterator[Difference]:
    """What the engine's index lacks, or holds in another version."""
    indexed = dict(engines.current().versions())
    rows = SearchDocument.objects.values_list("id", "kind", "number", "language", "version").order_by("id")
    for identity, kind, number, language, version in rows.iterator():
        held = indexed.pop(identity, None)
        if held != version:
            yield Difference(kind, number, language, "is not in the index" if held is None else "is old in the index")
    for identity in sorted(indexed):
        yield Difference("index", identity, "-", "belongs to no document")


def repair() -> None:
    """Rewrites what differs; afterwards there is no difference."""
    strays = [each.number for each in _index_differences() if each.kind == "index"]
    lost = {(each.kind, each.number) for each in _index_differences() if each.kind != "index"}
    engines.current().remove(strays)
    for kind, number in sorted(lost):
        SearchDocument.objects.filter(kind=kind, number=number).update(content_hash="")
    sync.rebuild()
