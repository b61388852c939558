"""The glossary from and to a file: round trips change nothing, faults are named by line, and all is done or nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.base import indexing
from network.base.models import Concept, ConceptLabel, ConceptRelation, GlossaryEntry, LabelKind, OutboxRow, Scheme
from network.coalition.seed.folder import SHIPPED
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies import importing, skos, table
from tests.factories.cities import CityPageFactory, publish
from tests.factories.people import signed_in
from tests.factories.practices import theme

pytestmark = pytest.mark.django_db

HEADER = "code,broader_theme,en,es,pt,fr,de,it,nl,ambiguous\n"
TREES = 'street-trees,urban-green,"street tree|avenue tree",arbolado viario,,,Allee,,,de:Allee\n'


@pytest.fixture(autouse=True)
def _theme() -> None:
    theme("urban-green", "Urban green")
    theme("other-theme", "Another")


def take(content: str) -> list[importing.Change]:
    rows, problems = table.read_table(content.encode())
    assert problems == []
    found = importing.changes(importing.wanted_of(rows))
    importing.apply(found)
    return found


def terms(code: str) -> set[tuple[str, str, str, bool]]:
    labels = GlossaryEntry.objects.get(code=code).labels.all()
    return {(label.language, label.kind, label.text, label.own_language_only) for label in labels}


def test_a_table_makes_entries_with_their_terms_below_their_theme() -> None:
    take(HEADER + TREES)

    assert terms("street-trees") == {
        ("en", "pref", "street tree", False),
        ("en", "alt", "avenue tree", False),
        ("es", "pref", "arbolado viario", False),
        ("de", "pref", "Allee", True),
    }
    assert GlossaryEntry.objects.get().broader == Concept.objects.get(code="urban-green")


def test_what_is_exported_and_imported_again_changes_nothing_in_either_form() -> None:
    take(HEADER + TREES + "parks,other-theme,park,parque,,,,,,\n")
    entry = GlossaryEntry.objects.get(code="parks")
    ConceptLabel.objects.create(concept=entry, language="en", kind=LabelKind.HIDDEN, text="prak")

    assert take(table.text()) == []
    entries, problems = skos.read_graph(json.dumps(skos.graph("glossary")).encode())
    assert (importing.changes(entries), problems) == ([], [])
    assert table.text().startswith(HEADER)


def told(text: str) -> list[dict[str, str | set[str]]]:
    """The rows; in which order ambiguous terms are named says nothing."""
    return [row | {"ambiguous": set(row["ambiguous"].split("|"))} for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.slow
def test_the_shipped_glossary_comes_back_as_it_was() -> None:
    shipped = (SHIPPED / "glossary.csv").read_text(encoding="utf-8")
    for code in {line.split(",")[1] for line in shipped.splitlines()[1:]}:
        theme(code)

    take(shipped)

    assert told(table.text()) == told(shipped)


def test_skos_brings_back_what_was_deleted_hidden_words_too() -> None:
    take(HEADER + TREES)
    entry = GlossaryEntry.objects.get()
    ConceptLabel.objects.create(concept=entry, language="pt", kind=LabelKind.HIDDEN, text="arvores de rua")
    told, before = json.dumps(skos.graph("glossary")).encode(), terms("street-trees")
    entry.delete()

    importing.apply(importing.changes(skos.read_graph(told)[0]))

    assert terms("street-trees") == before


def test_terms_that_a_row_leaves_out_go_hidden_ones_and_other_entries_stay() -> None:
    take(HEADER + TREES + "parks,other-theme,park,,,,,,,\n")
    entry = GlossaryEntry.objects.get(code="street-trees")
    ConceptLabel.objects.create(concept=entry, language="en", kind=LabelKind.HIDDEN, text="stret tree")

    [change] = take(HEADER + "street-trees,other-theme,avenue tree|lime tree,,,,,,,\n")

    assert (change.new_theme, change.added) == (True, [("en", "lime tree")])
    assert terms("street-trees") == {
        ("en", "pref", "avenue tree", False),
        ("en", "alt", "lime tree", False),
        ("en", "hidden", "stret tree", False),
    }
    assert terms("parks") == {("en", "pref", "park", False)}


@pytest.mark.parametrize(
    ("row", "line", "column"),
    [
        ("Street Trees,urban-green,tree,,,,,,,\n", 2, "code"),
        ("trees,no-such-theme,tree,,,,,,,\n", 2, "broader_theme"),
        ("trees,urban-green,,árbol,,,,,,\n", 2, "en"),
        ("trees,urban-green,tree,,,,,,,fr:arbre\n", 2, "ambiguous"),
        ("trees,urban-green,tree,,,,,,,\nbushes,urban-green,tree,,,,,,,\n", 3, "en"),
        ("trees,urban-green,tree\n", 2, ""),
    ],
)
def test_a_fault_is_named_by_its_line_and_column(row: str, line: int, column: str) -> None:
    _rows, problems = table.read_table((HEADER + row).encode())

    assert [(each.line, each.column) for each in problems] == [(line, column)]


@pytest.mark.parametrize("content", [b"", b"no table", b"\xff\xfe", b"[]", b"{", b'{"@graph": [3]}', b'{"@graph": 7}'])
def test_any_other_file_is_refused(content: bytes) -> None:
    assert table.read_table(content)[1]
    assert skos.read_graph(content)[1] or content == b'{"@graph": []}'


def test_in_skos_the_rules_of_the_table_hold() -> None:
    node = {"@type": "Concept", "notation": "trees", "prefLabel": {"xx": "tree"}, "broader": "#no-such-theme"}

    _entries, problems = skos.read_graph(json.dumps({"@graph": [node]}).encode())

    assert {(each.line, each.column) for each in problems} == {(1, "broader_theme"), (1, "en"), (1, "xx")}
    assert isinstance(problems[0], Problem)


def test_what_it_would_change_is_told_before_it_is_done() -> None:
    editor, url = signed_in("Editors"), reverse("glossary_import")

    def upload() -> SimpleUploadedFile:
        return SimpleUploadedFile("glossary.csv", (HEADER + TREES).encode())

    told = editor.post(url, {"file": upload()}).content.decode()
    assert "arbolado viario" in told
    assert not GlossaryEntry.objects.exists()

    given = dict(re.findall(r'name="(content|name)" value="([^"]*)"', told))
    assert editor.post(url, given | {"confirmed": "1"}).status_code == 302
    assert GlossaryEntry.objects.get().code == "street-trees"


def test_a_file_with_a_fault_imports_nothing_and_says_where() -> None:
    editor = signed_in("Editors")
    content = (HEADER + TREES + "Bad Code,urban-green,tree,,,,,,,\n").encode()

    response = editor.post(
        reverse("glossary_import"), {"file": SimpleUploadedFile("glossary.csv", content), "confirmed": "1"}
    )

    assert "line 3, column code" in response.content.decode()
    assert not GlossaryEntry.objects.exists()


@pytest.mark.parametrize("given", [{}, {"content": "%%%"}, {"content": ""}])
def test_without_a_file_nothing_happens(given: dict[str, Any]) -> None:
    response = signed_in("Editors").post(reverse("glossary_import"), given)

    assert "Choose a file" in response.content.decode()


def test_city_staff_import_nothing() -> None:
    response = signed_in("City staff").post(reverse("glossary_import"), {})

    assert response.status_code in {302, 403}


def test_the_editors_list_leads_to_the_files() -> None:
    told = signed_in("Editors").get(reverse("wagtailsnippets_base_glossaryentry:list")).content.decode()

    assert reverse("glossary_import") in told
    assert "/vocabularies/glossary.csv" in told


def test_only_entries_that_change_are_tagged_anew() -> None:
    publish(CityPageFactory.create(summary="Street trees are counted by residents."))
    take(HEADER + TREES + "parks,other-theme,park,,,,,,,\n")
    waiting = OutboxRow.objects.filter(kind=indexing.WORDS)
    waiting.delete()

    take(HEADER + TREES + "parks,other-theme,park|garden,,,,,,,\n")

    assert {target for row in waiting for target in row.payload["targets"]} == {"glossary/parks"}


def test_many_entries_are_compared_in_as_many_queries_as_one() -> None:
    def cost(size: int) -> int:
        lines = "".join(f"entry-{number},urban-green,term {number},,,,,,,\n" for number in range(size))
        rows, _problems = table.read_table((HEADER + lines).encode())
        with CaptureQueriesContext(connection) as queries:
            importing.changes(importing.wanted_of(rows))
        return len(queries)

    take(HEADER + "".join(f"entry-{number},urban-green,term {number},,,,,,,\n" for number in range(5)))

    assert cost(1) == cost(5)


def test_everybody_reads_the_vocabularies_as_open_data(client: Client) -> None:
    take(HEADER + TREES)

    csv_file = client.get("/vocabularies/glossary.csv")
    graph = client.get("/vocabularies/glossary.jsonld")

    assert csv_file.content.decode() == HEADER + TREES.replace('"', "")
    assert (graph["Content-Type"], graph["Access-Control-Allow-Origin"]) == ("application/ld+json; charset=utf-8", "*")
    scheme, node = graph.json()["@graph"]
    assert scheme["@type"] == "ConceptScheme"
    assert node["prefLabel"] == {"de": "Allee", "en": "street tree", "es": "arbolado viario"}
    assert node["altLabel"] == {"en": ["avenue tree"]}
    assert node["onlyInItsOwnLanguage"] == {"de": ["Allee"]}
    assert node["broader"].endswith("/vocabularies/theme.jsonld#urban-green")
    assert client.get("/vocabularies/nothing.jsonld", follow=True).status_code == 404


def test_a_concept_says_what_it_is_related_to(django_assert_num_queries: Callable[[int], Any]) -> None:
    words = [Concept.objects.create(scheme=Scheme.EVERYDAY, code=code) for code in ("aunt", "granny")]
    others = [theme("privacy"), theme("consent")]
    for word in words:
        for other in others:
            ConceptRelation.objects.create(concept=word, other=other)

    with django_assert_num_queries(4):
        _scheme, node, _other = skos.graph(Scheme.EVERYDAY)["@graph"]

    assert [uri.rpartition("/")[2] for uri in node["related"]] == ["theme.jsonld#privacy", "theme.jsonld#consent"]


def test_a_deprecated_concept_says_what_took_its_place() -> None:
    old, new = theme("old-theme"), theme("new-theme")
    old.replaced_by = new
    old.save()

    node = next(each for each in skos.graph(Scheme.THEME)["@graph"] if each.get("notation") == "old-theme")

    assert (node["deprecated"], node["isReplacedBy"]) == (True, skos.uri(new))
