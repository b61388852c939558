from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from network.base.catalogues import compile_all


class Command(BaseCommand):
    help = "Write the compiled catalogues of interface strings (.mo) that are older than their sources (.po)."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        for path in compile_all():
            self.stdout.write(f"{path.parts[-3]}: compiled")
