"""Searchables for tests: records that live in memory, told in any language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from network.base import indexing, outbox
from network.base.models import OutboxRow
from search import registry, sync
from search.registry import Document, Searchable


class Shelf(Searchable):
    """A kind whose public documents are whatever a test puts on it."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.label = f"{kind.capitalize()}s"
        self.label_of_one = kind.capitalize()
        self.held: dict[int, list[Document]] = {}

    def numbers(self) -> Iterable[int]:
        return list(self.held)

    def documents(self, numbers: Collection[int]) -> Iterable[Document]:
        return [document for number in numbers for document in self.held.get(number, [])]

    def put(self, number: int, title: str = "", *, language: str = "en", **told: Any) -> Document:
        """Tells a record in a language, in place of what it told before in this language."""
        slug = told.pop("slug", f"{self.kind}-{number}")
        told.setdefault("url_path", f"{self.kind}s/{slug}/")
        document = Document(self.kind, number, language, slug=slug, title=title or f"Entry {number}", **told)
        others = [each for each in self.held.get(number, []) if each.language != language]
        self.held[number] = [*others, document]
        return document

    def publish(self, number: int, title: str = "", **told: Any) -> Document:
        document = self.put(number, title, **told)
        sync.refresh(self.kind, [number])
        return document

    def withdraw(self, number: int) -> None:
        self.held.pop(number, None)
        sync.refresh(self.kind, [number])


def shelf(kind: str = "thing") -> Shelf:
    """A shelf that is registered; `tests.search.conftest` forgets it after the test."""
    made = Shelf(kind)
    registry.register(made)
    return made


def tag() -> None:
    """What the worker does after words have changed, without the pictures that wait since the database was made."""
    OutboxRow.objects.exclude(kind__in=[indexing.WORDS, indexing.DOCUMENTS]).delete()
    outbox.deliver_all()
