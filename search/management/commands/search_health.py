"""Compares what is public with what can be found: exit code 1 when they differ, 0 when not or when mended."""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import health

SHOWN = 20


class Command(BaseCommand):
    help = "Compares records and search documents by kind, number, language and content; --repair mends what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="rewrite what differs")

    def handle(self, *args: Any, repair: bool = False, **options: Any) -> None:
        found = list(islice(health.differences(), SHOWN))
        for difference in found:
            self.stdout.write(str(difference))
        if not found:
            self.stdout.write("Search is in step with the records.")
        elif not repair:
            raise CommandError("Search differs from the records: run search_health --repair.")
        else:
            health.repair()
            if left := next(health.differences(), None):
                raise CommandError(f"Search still differs: {left}")
            self.stdout.write("Mended.")
