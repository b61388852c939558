from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from network.coalition.answering.registering import erase


class Command(BaseCommand):
    help = "Erase names, addresses and needs of those who registered for events that are over for 90 days (setting)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{erase()} registrations erased.")
