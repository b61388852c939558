from __future__ import annotations

import argparse
from typing import Any

from babel.messages.pofile import read_po
from django.core.management.base import BaseCommand, CommandError

from network.base.catalogues import extracted, faults, languages, source_of, updated


class Command(BaseCommand):
    help = "Bring the catalogues of interface strings (.po) up to date with the code, and name what is not translated."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail where something is to be done")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        strings, problems = extracted(), []
        for language in languages():
            source, text = source_of(language), updated(language, strings)
            if check and text != source.read_text(encoding="utf-8"):
                problems.append(f"{language}: run `make messages`")
            elif not check:
                source.write_text(text, encoding="utf-8")
            found = faults(read_po(text.encode().splitlines(keepends=True)))
            problems += [f"{language}: {fault}" for fault in found]
            self.stdout.write(f"{language}: {len(strings)} strings, {len(found)} to do")
        for problem in problems:
            self.stderr.write(problem)
        if check and problems:
            raise CommandError(f"{len(problems)} problems in the catalogues")
