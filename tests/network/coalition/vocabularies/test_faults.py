"""What is wrong with a file is named by its place in it, and nothing else is refused."""

from __future__ import annotations

import json

import pytest

from network.base.models import Concept
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies import faults, importing, skos, table
from tests.factories.practices import theme
from tests.network.coalition.vocabularies.files import HEADER, read, take

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
        skos.read_graph("glossary", content, "mine.jsonld"),
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


def nameless(content: str, scheme: str, name: str = "mine.csv") -> list[Problem]:
    file, problems = read(content, scheme, name)
    return problems or faults.nameless(scheme, importing.changes(scheme, file), name)


def test_an_entry_keeps_a_name_in_english_which_is_shown_where_a_language_has_none() -> None:
    take("code,en,es\npilots,Pilot,Piloto\n", "theme")

    assert [(each.line, each.column, each.value) for each in nameless("code,en,es\npilots,,\n", "theme")] == [
        (2, "en", "pilots")
    ]
    assert nameless("code,en,es\npilots,,Piloto\n", "theme")
    assert nameless("code,es\nnew-one,Nuevo\n", "theme")
    assert not nameless("code,en,es\npilots,Pilot project,\n", "theme")


def test_a_file_without_a_column_of_names_leaves_them() -> None:
    take("code,en,es\npilots,Pilot,Piloto\n", "theme")

    assert not nameless("code,es\npilots,\n", "theme")
    assert not nameless("code,definition\npilots,What is tried.\n", "theme")


@pytest.mark.parametrize("scheme", ["glossary", "everyday"])
def test_words_that_are_shown_to_nobody_may_be_named_in_any_language(scheme: str) -> None:
    take("code,es\npapers,papeleo\n", scheme)

    assert not nameless("code,en,es\npapers,paperwork,\n", scheme)
    assert [each.column for each in nameless("code,en,es\npapers,,\n", scheme)] == [""]
    assert nameless("code,en\nnew-one,\n", scheme)


def test_in_skos_an_entry_keeps_a_name_too() -> None:
    take("code,en,es\npilots,Pilot,Piloto\n", "theme")

    def found(**told: object) -> list[Problem]:
        node = {"@type": "Concept", "notation": "pilots", **told}
        return nameless(json.dumps({"@graph": [node]}), "theme", "mine.jsonld")

    assert "needs a preferred term in English" in str(found(altLabel={"en": "Pilot"})[0])
    assert not found(prefLabel={"en": "Pilot"})


PRINCIPLES = "https://cities.example.org/vocabularies/principle.jsonld"


@pytest.mark.parametrize(
    ("concept", "graph"),
    [
        ({"inScheme": PRINCIPLES}, []),
        ({"inScheme": [{"@id": PRINCIPLES}]}, []),
        ({"inScheme": "principle"}, []),
        ({"@id": f"{PRINCIPLES}#open"}, []),
        ({}, [{"@id": PRINCIPLES, "@type": "ConceptScheme"}]),
        ({"inScheme": "https://example.org/words"}, []),
    ],
)
def test_concepts_of_another_vocabulary_are_refused_with_both_names(concept: dict, graph: list) -> None:
    nodes = [{"@type": "Concept", "notation": code, "prefLabel": {"en": code}, **concept} for code in ("a", "b")]

    _file, problems = read(json.dumps({"@graph": [*graph, *nodes]}), "technology", "mine.jsonld")

    [told] = map(str, problems)
    assert "“technology”" in told
    assert "“principle”" in told or "“https://example.org/words”" in told


@pytest.mark.parametrize(
    ("concept", "graph"),
    [
        ({}, []),
        ({"@id": "https://example.org/words#a"}, [{"@id": "https://example.org/words", "@type": "ConceptScheme"}]),
        ({"inScheme": "https://other.example.org/vocabularies/technology.jsonld"}, []),
        ({"inScheme": "technology", "@id": f"{PRINCIPLES}#a"}, []),
    ],
)
def test_concepts_that_name_no_other_vocabulary_are_taken(concept: dict, graph: list) -> None:
    node = {"@type": "Concept", "notation": "a", "prefLabel": {"en": "A"}, **concept}

    file, problems = read(json.dumps({"@graph": [*graph, node]}), "technology", "mine.jsonld")

    assert (problems, [each.code for each in file.entries]) == ([], ["a"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_what_spreadsheets_write_is_read(delimiter: str, encoding: str) -> None:
    rows = [["code", "en", "es"], ["pilots", '"Pilot, small; or not"', "Pequeño piloto"]]
    text = "".join(f"{delimiter.join(row)}\r\n" for row in rows)
    mark = "\ufeff" if encoding == "utf-16-be" else ""

    file, problems = table.read_table("theme", f"{mark}{text}".encode(encoding), "mine.csv")

    assert problems == []
    assert [term.text for term in file.entries[0].terms] == ["Pilot, small; or not", "Pequeño piloto"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "mine.csv: is empty"),
        (b"\xef\xbb\xbf\n", "mine.csv: is empty"),
        (b"\xff\xfea", "mine.csv, line 1: cannot be read: save it as CSV in UTF-8"),
        (b"code,en\na,A\npilots,Essai pay\xe9\n", "mine.csv, line 3: cannot be read: save it as CSV in UTF-8"),
        (b"a" * 200_000, "mine.csv, line 1, column code: is missing in the header"),
        (b"code,en,,\n", "mine.csv, line 1: a column of the header has no name"),
    ],
)
def test_a_table_that_is_none_is_told_in_words(content: bytes, told: str) -> None:
    assert told in map(str, table.read_table("theme", content, "mine.csv")[1])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"\x80abc", "cannot be read as JSON"),
        (b"[3]", "is no SKOS in JSON-LD"),
        (b'{"@graph": 7}', "is no SKOS in JSON-LD"),
        (b'{"@graph": [{"@type": "Concept"}]}', "is no SKOS in JSON-LD"),
        (b'{"@graph": []}', "holds no concepts"),
    ],
)
def test_what_is_no_skos_is_told_without_names_of_the_machine(content: bytes, told: str) -> None:
    [problem] = skos.read_graph("theme", content, "mine.jsonld")[1]

    assert told in str(problem)
    assert "Error" not in str(problem)
