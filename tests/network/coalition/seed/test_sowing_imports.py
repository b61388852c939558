"""A folder of somebody else in the same format."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from cities.models import City
from network.coalition.models import SeedRow
from network.coalition.seed.sowing import sow
from practices.models import PracticePage
from search.models import SearchDocument
from tests.architecture.source import ROOT
from tests.network.coalition.seed.shipped import REGISTER, again, changed, register, rows, write

pytestmark = pytest.mark.usefixtures("small_site")


def test_a_practice_follows_its_city_and_new_parts(tmp_path: Path) -> None:
    values = {
        "city_slug": "helsinki",
        "missions": "inclusion",
        "related": "",
        "partner_city_slugs": "porto",
        "links": "",
    }

    sow(changed(tmp_path, "practices.csv", REGISTER, values))

    page = register()
    assert page.get_parent().slug == "helsinki"
    assert [link.mission.code for link in page.mission_links.all()] == ["inclusion"]
    assert [link.city.slug for link in page.partner_links.all()] == ["porto"]
    assert not page.lineage.exists()
    assert not page.web_links.exists()


def test_an_update_of_the_site_does_not_undo_an_import(tmp_path: Path) -> None:
    sow(changed(tmp_path, "cities.csv", {"slug": "maceio"}, {"website": "https://import.example/"}))

    again()

    assert City.objects.get(slug="maceio").website == "https://import.example/"
    assert SeedRow.objects.filter(source="import", kind="city").count() == len(rows("cities.csv"))


def test_a_new_row_of_an_import_appears_and_is_found(tmp_path: Path) -> None:
    found = rows("practices.csv")[:1]
    found[0] |= {
        "id": "maceio-new",
        "title": "Something new",
        "city_slug": "maceio",
        "related": "",
        "partner_city_slugs": "",
    }
    write(tmp_path, "practices.csv", found)

    out = io.StringIO()
    call_command("seed", "--from", str(tmp_path), stdout=out)

    page = PracticePage.objects.get(slug="maceio-new")
    assert page.get_parent().slug == "maceio"
    assert SearchDocument.objects.filter(kind="practice", number=page.practice_id, title="Something new").exists()
    assert out.getvalue().splitlines() == [
        "page of a city: 0 created, 0 updated, 1 kept",
        "practice: 1 created, 0 updated, 0 kept",
        "in all: 1 created, 0 updated, 1 kept",
    ]


def test_a_cell_of_50_megabytes_is_named_within_300_megabytes_of_memory(tmp_path: Path) -> None:
    with (tmp_path / "facts.csv").open("w", encoding="utf-8") as stream:
        stream.write("key,statement,value,unit,as_of,source_url\na,")
        for _ in range(50):
            stream.write("x" * 1_000_000)
        stream.write(",,,2024,https://example.org/\n")
    program = (
        "import pathlib, re, sys, django; django.setup()\n"
        "from django.core.management import call_command, CommandError\n"
        "try: call_command('seed', '--from', sys.argv[1])\n"
        "except CommandError as error: print(error)\n"
        "status = pathlib.Path('/proc/self/status')\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1] if status.exists() else 0)\n"
    )
    name = str(connection.settings_dict["NAME"])
    environment = {"DJANGO_SETTINGS_MODULE": "network.settings", "DEBUG": "1", "PATH": "/usr/bin:/bin"}
    if connection.vendor == "sqlite":
        environment |= {"DATABASE_URL": f"sqlite:///{name}", "DATA_DIR": str(tmp_path / "files")}
    else:
        address = os.environ["DATABASE_URL"].rpartition("/")[0]
        environment |= {"DATABASE_URL": f"{address}/{name}", "DATA_DIR": str(tmp_path / "files")}

    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"facts.csv, line 2, column statement: “{'x' * 80}…”: is longer than 20000 characters" in run.stderr
    said, peak = run.stdout.splitlines()
    assert said == "1 problems, nothing was loaded."
    assert int(peak) // 1024 < 300  # the usual figure of `resource` would begin at that of the process which forks
