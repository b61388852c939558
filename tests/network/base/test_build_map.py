from __future__ import annotations

import json
from pathlib import Path

from django.core.management import call_command

from network.base.drawings import land
from tests.network.base.drawings.test_outlines import SQUARE, topology


def test_outlines_become_the_grid_that_maps_read(tmp_path: Path) -> None:
    (tmp_path / "outlines.json").write_text(json.dumps(topology(SQUARE)), encoding="utf-8")

    call_command("build_map", tmp_path / "outlines.json", "--to", tmp_path / "land.txt", verbosity=0)

    rows = land.grid(tmp_path / "land.txt")
    assert len(rows) == land.ROWS
    assert any(rows)
    assert not rows[-1]
