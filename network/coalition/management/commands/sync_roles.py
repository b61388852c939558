from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.coalition import roles


class Command(BaseCommand):
    help = "Give the groups of city staff, editors and coordinators exactly the rights of the matrix."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--matrix", action="store_true", help="only print the matrix, as it stands in the documents"
        )

    def handle(self, *args: Any, matrix: bool, **options: Any) -> None:
        if matrix:
            self.stdout.write(roles.matrix())
            return
        try:
            changes = roles.sync()
        except roles.UnknownRightError as error:
            raise CommandError(str(error)) from error
        for change in changes:
            self.stdout.write(str(change))
        self.stdout.write(f"{len(changes)} rights changed.")
