"""The small data, which stand for the whole in many tests, are whole in their format, and little."""

from __future__ import annotations

from pathlib import Path

import pytest

from network.coalition.seed.folder import NAMES, SHIPPED
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import again, register, rows


@pytest.mark.django_db
def test_an_empty_site_takes_them_as_its_own_and_a_second_load_changes_nothing(small_folder: Path) -> None:
    first = sow(small_folder)

    assert register().get_parent().slug == "amsterdam"
    assert first.total.created > 1_000
    assert first.tallies["translation of a page"].created > 0
    report = again()
    assert (report.total.created, report.total.updated, report.total.differing) == (0, 0, 0)


def test_they_hold_some_rows_of_every_file_and_no_others(small_folder: Path) -> None:
    for name in (each for each in NAMES if each.endswith(".csv")):
        few, all_of_them = rows(name), rows(name, SHIPPED)

        assert 0 < len(few) <= len(all_of_them)
        assert {next(iter(row.values())) for row in few} <= {next(iter(row.values())) for row in all_of_them}
    assert len(rows("practices.csv")) == 3
