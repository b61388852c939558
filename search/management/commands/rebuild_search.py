"""Reads every record again and rewrites the documents that differ."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search import sync


class Command(BaseCommand):
    help = "Reads every record again and rewrites the search documents that differ, batch by batch."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = sync.rebuild()
        self.stdout.write(f"{changed} documents changed.")
