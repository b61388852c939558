"""What is wrong with a file is named by its place in it, and nothing else is refused."""

from __future__ import annotations

import json

import pytest

from network.base.models import Concept
from network.coalition.vocabularies import skos, table
from tests.factories.practices import theme
from tests.network.coalition.vocabularies.files import HEADER, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "line", "column"),
    [
        ("Street Trees,urban-green,tree,,,,,,,\n", 2, "code"),
        ("trees,no-such-theme,tree,,,,,,,\n", 2, "broader"),
        ("trees,urban-green,tree|bush|bush,,,,,,,\n", 2, "en"),
        ("trees,urban-green,tree||,,,,,,,\n", 2, "en"),
        ("trees,urban-green,tree,,,,,,,fr:arbre\n", 2, "ambiguous"),
        ("trees,urban-green,tree,,,,,,,\ntrees,urban-green,bush,,,,,,,\n", 3, "code"),
        ("trees,urban-green,tree\n", 2, ""),
    ],
)
def test_a_fault_is_named_by_its_file_its_line_and_what_is_wrong(row: str, line: int, column: str) -> None:
    _file, problems = read(HEADER + row, name="mine.csv")

    assert {(each.file, each.line, each.column) for each in problems} == {("mine.csv", line, column)}


@pytest.mark.parametrize(
    ("header", "column"),
    [("en,es", "code"), ("code,colour of it", "colour of it"), ("code,en,en", "en"), ("code,broader", "broader")],
)
def test_a_table_of_other_columns_is_refused_by_their_names(header: str, column: str) -> None:
    _file, problems = table.read_table("glossary", f"{header}\n".encode(), "mine.csv")

    assert [(each.line, each.column) for each in problems] == [(1, column)]


def test_what_leads_back_to_itself_is_refused_with_what_is_there_too() -> None:
    child = theme("child", "Child")
    child.broader = Concept.objects.get(code="urban-green")
    child.save()

    _file, problems = read("code,broader\nurban-green,theme/child\n", "theme")

    assert [(each.column, each.line) for each in problems] == [("broader", 2)]
    assert not read("code,broader\nother-theme,theme/child\n", "theme")[1]


@pytest.mark.parametrize("content", [b"", b"no table", b"\xff\xfe", b"[]", b"{", b'{"@graph": [3]}', b'{"@graph": 7}'])
def test_any_other_file_is_refused_by_its_own_name(content: bytes) -> None:
    for file, problems in (
        table.read_table("glossary", content, "mine.csv"),
        skos.read_graph(content, "mine.jsonld"),
    ):
        assert not file.entries
        assert problems
        assert all(each.file.startswith("mine.") for each in problems)


def test_in_skos_the_rules_of_the_table_hold() -> None:
    node = {"@type": "Concept", "notation": "trees", "prefLabel": {"x": "tree"}, "broader": "#no-such-theme"}

    _file, problems = read(json.dumps({"@graph": [node]}), name="mine.jsonld")

    assert {(each.file, each.line, each.column) for each in problems} == {
        ("mine.jsonld", 1, "broader"),
        ("mine.jsonld", 1, "terms"),
    }
