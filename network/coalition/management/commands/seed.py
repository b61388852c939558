from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network.coalition.seed.folder import SHIPPED
from network.coalition.seed.problems import BadDataError
from network.coalition.seed.sowing import sow


class Command(BaseCommand):
    help = "Load the data that the site starts with, or a folder in the same format. What people changed is kept."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            default=SHIPPED,
            metavar="FOLDER",
            help="a folder with some or all of the files that docs/data-formats.md describes",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            report = sow(folder)
        except BadDataError as fault:
            for problem in fault.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(fault.problems)} problems, nothing was loaded.") from fault
        for line in report.lines():
            self.stdout.write(line)
