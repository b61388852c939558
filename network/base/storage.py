"""Uploaded files that go when the transaction which brought them is undone, and drawn ones that change in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage

_saved: ContextVar[list[tuple[Storage, str]] | None] = ContextVar("saved", default=None)


class RememberingStorage(FileSystemStorage):
    """Remembers what it saves while somebody watches (`watched`)."""

    def _save(self, name: str, content: Any) -> str:
        saved: str = super()._save(name, content)  # type: ignore[misc]  # the stubs leave it out
        if (watched := _saved.get()) is not None:
            watched.append((self, saved))
        return saved

    def replace(self, name: str, content: Any) -> str:
        """Saves a file in the place of what has its name; who reads meanwhile gets the old or the new one, whole."""
        saved: str = self.save(name, content)
        if saved != name:
            Path(self.path(saved)).replace(self.path(name))
        return name


@contextmanager
def watched() -> Iterator[list[tuple[Storage, str]]]:
    """The files that are saved meanwhile, with the storage of each."""
    files: list[tuple[Storage, str]] = []
    token = _saved.set(files)
    try:
        yield files
    finally:
        _saved.reset(token)


def forget(files: list[tuple[Storage, str]]) -> None:
    for storage, name in files:
        storage.delete(name)
