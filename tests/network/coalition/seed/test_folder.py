"""Every bad row of every file is named, and nothing of such a folder is loaded."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from network.coalition.seed.folder import SHIPPED, open_folder
from network.coalition.seed.problems import BadDataError
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import rows, write

DATA = Path(__file__).parent / "data"
FAULTS = DATA / "faults"

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def problems(folder: Path, *, whole: bool = False) -> list[str]:
    with pytest.raises(BadDataError) as raised:
        open_folder(folder, whole=whole)
    return [str(problem) for problem in raised.value.problems]


def shipped_with(folder: Path, name: str, content: bytes | None) -> Path:
    """A copy of the site's own data with one file replaced, or without it."""
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    return folder


def test_one_fault_of_each_kind_in_each_column_is_named_by_file_line_column_value_and_reason() -> None:
    expected = (FAULTS / "expected.txt").read_text(encoding="utf-8").splitlines()

    found = problems(FAULTS)

    assert sorted(found) == sorted(expected)
    assert len(found) > 800


def test_the_command_prints_every_fault_and_loads_nothing() -> None:
    before, errors = counts(), io.StringIO()
    expected = len((FAULTS / "expected.txt").read_text(encoding="utf-8").splitlines())

    with pytest.raises(CommandError, match=f"{expected} problems, nothing was loaded"):
        call_command("seed", "--from", str(FAULTS), stderr=errors)

    assert len(errors.getvalue().splitlines()) == expected
    assert counts() == before


def test_the_data_of_the_site_is_in_order() -> None:
    folder = open_folder(SHIPPED, whole=True)

    assert len(folder.rows("practices.csv")) == 84
    assert len(folder.rows("labels.csv")) == 6839


def test_every_concept_has_its_label_in_each_language_of_the_interface() -> None:
    folder = open_folder(SHIPPED, whole=True)
    concepts = {f"{row['scheme']}/{row['code']}" for row in folder.rows("vocabulary.csv")}
    named = {(row["code_uri"], row["language"]) for row in folder.rows("labels.csv") if row["kind"] == "pref"}

    assert len(concepts) == 328
    assert [
        (uri, code) for uri in sorted(concepts) for code in settings.INTERFACE_LANGUAGES if (uri, code) not in named
    ] == []


@pytest.mark.parametrize("name", ["cities.csv", "missions.json", "glossary.csv"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    folder = shipped_with(tmp_path, name, None)

    assert f"{name}: is missing" in problems(folder, whole=True)


def test_a_folder_that_is_none_or_holds_nothing_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("slug\n")

    assert problems(tmp_path / "away") == [f"{tmp_path / 'away'}: is no folder"]
    assert problems(tmp_path)[-1].startswith("city.csv: is none of the files: vocabulary.csv, labels.csv")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_foreign_encoding_is_named_row_by_row(encoding: str, tmp_path: Path) -> None:
    text = "key,statement,value,unit,as_of,source_url\n" + "".join(
        f"{key},{statement},,,2024,https://example.org/\n" for key, statement in (("a", "S\xe3o"), ("b", "Plain"))
    )
    (tmp_path / "facts.csv").write_bytes(text.encode(encoding))

    assert problems(tmp_path) == ["facts.csv, line 2, column statement: “S\ufffdo”: is not UTF-8 (byte 0xE3)"]


def test_a_file_in_utf_16_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_bytes((SHIPPED / "facts.csv").read_text(encoding="utf-8").encode("utf-16"))

    assert problems(tmp_path)[0].startswith("facts.csv, line 1, column key: ")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_bytes(b"\xef\xbb\xbf" + (SHIPPED / "facts.csv").read_bytes())

    assert len(open_folder(tmp_path, whole=False).rows("facts.csv")) == 19


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "key,statement,valu,unit,as_of,source_url",
            "facts.csv, line 1, column value: “valu”: the header is wrong: column 3 must be “value”",
        ),
        (
            "key,statement,value,unit,as_of",
            "facts.csv, line 1, column source_url: the header is wrong: column 6 must be “source_url”",
        ),
        (
            "key,statement,value,unit,as_of,source_url,more",
            "facts.csv, line 1: “more”: the header is wrong: 6 columns, not 7",
        ),
        (
            "key;statement;value;unit;as_of;source_url",
            "facts.csv, line 1, column key: “key;statement;value;unit;as_of;source_url”: "
            "the header is wrong: column 1 must be “key”",
        ),
    ],
)
def test_a_wrong_header_is_named(header: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text(f"{header}\na,S,,,2024,https://example.org/\n")

    assert problems(tmp_path) == [expected]


def test_a_file_without_rows_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("key,statement,value,unit,as_of,source_url\n")

    assert problems(tmp_path) == ["facts.csv: holds no rows"]


def test_the_rows_after_a_cell_that_is_too_long_are_read_all_the_same(tmp_path: Path) -> None:
    long = "x" * 200_000
    (tmp_path / "facts.csv").write_text(
        "key,statement,value,unit,as_of,source_url\n"
        f'a,"{long}\n{long}",,,2024,https://example.org/\n'
        f"b,{'y' * 20_001},,,2024,https://example.org/\n"
        "c,S,,,never,https://example.org/\n"
    )

    assert problems(tmp_path) == [
        f"facts.csv, line 2, column statement: “{'x' * 80}…”: is longer than 20000 characters",
        f"facts.csv, line 4, column statement: “{'y' * 80}…”: is longer than 20000 characters",
        "facts.csv, line 5, column as_of: “never”: "
        "must be a year, a month or a day, such as 2024, 2024-09 or 2024-09-05",
    ]


def test_what_a_reference_names_may_stand_in_the_site_already(tmp_path: Path) -> None:
    names = "city_slug,language,name\nmaceio,en,Maceio City\n"
    (tmp_path / "cities_names.csv").write_text(names)

    assert problems(tmp_path) == ["cities_names.csv, line 2, column city_slug: “maceio”: names no city"]

    shutil.copy(SHIPPED / "vocabulary.csv", tmp_path)
    write(tmp_path, "cities.csv", [row for row in rows("cities.csv") if row["slug"] == "maceio"])
    sow(tmp_path)
    for name in ("cities.csv", "vocabulary.csv"):
        (tmp_path / name).unlink()
    assert open_folder(tmp_path, whole=False).rows("cities_names.csv")[0]["city_slug"] == "maceio"


def document(folder: Path, change: Any, name: str = "missions.json") -> Path:
    content = json.loads((SHIPPED / name).read_text(encoding="utf-8"))
    change(content)
    return shipped_with(folder, name, json.dumps(content, ensure_ascii=False, indent=1).encode())


def put(*path: Any, value: Any) -> Any:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


MISSION = "line 38, column missions."
ADDRESS = "must be an address that begins with http:// or https://"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("missions", 0, "slug", value="unknown"), f"{MISSION}slug: “unknown”: is no code of the scheme mission"),
        (put("missions", 1, "number", value=1), "line 66, column missions.number: “1”: stands there already"),
        (put("missions", 0, "number", value="x"), f"{MISSION}number: “x”: must be a whole number from 1 to 99"),
        (put("missions", 0, "gist", value=""), f"{MISSION}gist: must not be blank"),
        (put("missions", 0, "gist", value=True), f"{MISSION}gist: “True”: must be text or a number"),
        (put("missions", 0, "themes", value="data"), f"{MISSION}themes: “data”: must be a list"),
        (put("missions", 0, "lead_cities", value=["atlantis"]), f"{MISSION}lead_cities: “atlantis”: names no city"),
        (put("missions", 0, "mood", value="good"), f"{MISSION}mood: is not part of the format"),
        (put("agreed", "event", value="unknown"), "line 7, column agreed.event: “unknown”: names no event"),
        (put("horizon", value=[]), "line 1, column horizon.: “[]”: must be an object"),
        (put("source_urls", value=["example.org"]), f"line 1, column source_urls: “example.org”: {ADDRESS}"),
        (lambda content: content.pop("services"), "line 1, column services: is missing"),
    ],
)
def test_a_fault_in_a_document_is_named_with_its_line_and_place(change: Any, expected: str, tmp_path: Path) -> None:
    folder = document(tmp_path, change)

    assert [each.split(", ", 1)[1] for each in problems(folder)] == [expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{\n\n", "missions.json, line 3: is no JSON: Expecting property name enclosed in double quotes"),
        (b'{"a": "\n\xe3"}', "missions.json, line 2: is not UTF-8 (byte 0xE3)"),
        (b"[" * 100_000, "missions.json: is no JSON: too deep"),
        (b" " * 1_000_001, "missions.json: is longer than 1000000 bytes"),
        (b"[]", "missions.json, line 1: “[]”: must be an object"),
    ],
)
def test_what_is_no_document_is_named(content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "missions.json").write_bytes(content)

    assert problems(tmp_path) == [expected]
