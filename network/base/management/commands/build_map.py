"""Writes the map's grid of land anew from outlines; its result is part of the project, so nobody needs to run it.

The outlines are Natural Earth's 1:50m land as TopoJSON: `land-50m.json` of npm's package `world-atlas`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from network.base.drawings import land, outlines


class Command(BaseCommand):
    help = "Builds the grid of land for the dot maps from a TopoJSON file of outlines."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topojson", type=Path)
        parser.add_argument("--to", type=Path, default=land.FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        topology = json.loads(options["topojson"].read_text(encoding="utf-8"))
        rows = list(outlines.runs(outlines.rings(topology)))
        land.write(rows, options["to"])
        self.stdout.write(f"{len(rows)} rows written to {options['to']}")
