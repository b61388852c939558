"""Compares what is public with what can be found: exit code 1 when they differ, 0 when not or when mended.

1 too where a server is named that cannot be used for how it is named.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import delivery, health

SHOWN = 20


class Command(BaseCommand):
    help = "Compares records, search documents and indices by id, version and content; --repair mends what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="rewrite what differs")

    def handle(self, *args: Any, repair: bool = False, **options: Any) -> None:
        shown: list[health.Difference] = []

        def show(difference: health.Difference) -> None:
            if len(shown) < SHOWN:
                shown.append(difference)
                self.stdout.write(str(difference))

        with delivery.told_to_operator():
            seen = health.see(mend=repair, tell=show)
        if not seen.differences:
            self.stdout.write("Search is in step with the records.")
        elif not repair:
            raise CommandError("Search differs from the records: run search_health --repair.")
        elif seen.left:
            raise CommandError(f"Search still differs in {seen.left} places.")
        else:
            self.stdout.write("Mended.")
        if unread := settings.ELASTICSEARCH["fault"]:
            raise CommandError(f"The database searches, without Elasticsearch: {unread}")
