"""Reads every record again, rewrites the documents that differ, and builds the server's index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import delivery, engines, sync
from search.locks import BusyError
from search.models import SearchDocument

WIDTH = 40


class Command(BaseCommand):
    help = (
        "Reads every record again and rewrites the search documents that differ, batch by batch. Where a search server "
        "is switched on, its index is built anew beside the one that answers; run again after a kill, it goes on."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        changed = sync.rebuild()
        self.stdout.write(f"{changed} documents changed.")
        if not engines.has_server():
            return
        total = SearchDocument.objects.count()
        try:
            with delivery.told_to_operator():
                done = delivery.rebuild(lambda done: self._show(done, total))
        except BusyError:
            raise CommandError("Somebody is building the index already.") from None
        self.stdout.write(f"The index of the server holds {done} documents.")

    def _show(self, done: int, total: int) -> None:
        """A bar that grows in its place; a line now and then where the output is no terminal."""
        share = min(done / total, 1) if total else 1.0
        text = f"[{'#' * round(share * WIDTH):<{WIDTH}}] {done} of {total}"
        if self.stdout.isatty():
            self.stdout.write(f"\r{text}", ending="" if done < total else "\n")
        else:
            self.stdout.write(text)
        self.stdout.flush()
