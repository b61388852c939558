"""Editors bring files in, and everybody reads them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from network.base.forms import model_of
from network.base.models import Concept, ConceptLabel, GlossaryEntry, Scheme
from network.coalition.vocabularies import skos, table
from tests.factories.cities import CityPageFactory, publish
from tests.factories.people import signed_in
from tests.network.coalition.vocabularies.files import HEADER, TREES, WHOLE, take

pytestmark = pytest.mark.django_db

IMPORT = "/admin/vocabularies/glossary/import/"


def uploaded(content: str, name: str = "words.csv") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content.encode())}


def test_what_it_would_change_is_told_before_it_is_done() -> None:
    editor = signed_in("Editors")

    told = editor.post(IMPORT, uploaded(HEADER + TREES)).content.decode()
    assert "arbolado viario" in told
    assert not GlossaryEntry.objects.exists()

    given = dict(re.findall(r'name="(content|name)" value="([^"]*)"', told))
    done = editor.post(IMPORT, given | {"confirmed": "1"}, follow=True).content.decode()
    assert "One entry was changed." in done
    assert GlossaryEntry.objects.get().code == "street-trees"
    assert "Nothing changed." in editor.post(IMPORT, given | {"confirmed": "1"}, follow=True).content.decode()


@pytest.mark.parametrize(("name", "place"), [("mine.csv", "line 3, column code"), ("mine.jsonld", "line 2")])
def test_a_file_with_a_fault_imports_nothing_and_says_where(name: str, place: str) -> None:
    nodes = [{"@type": "Concept", "notation": code, "prefLabel": {"en": code}} for code in ("trees", "Bad Code")]
    content = HEADER + TREES + "Bad Code,urban-green,tree,,,,,,,\n"

    given = uploaded(content if name == "mine.csv" else json.dumps({"@graph": nodes}), name)
    told = signed_in("Editors").post(IMPORT, given | {"confirmed": "1"}).content.decode()

    assert f"{name}, {place}" in told
    assert not GlossaryEntry.objects.exists()


def test_of_what_the_coalition_agreed_words_change_and_nothing_is_added() -> None:
    editor, url = signed_in("Editors"), "/admin/vocabularies/mission/import/"
    Concept.objects.get_or_create(scheme=Scheme.MISSION, code="inclusion")

    refused = editor.post(url, uploaded("code,en\nconquest,Conquest\n") | {"confirmed": "1"}).content.decode()
    editor.post(url, uploaded("code,en\ninclusion,All in\n") | {"confirmed": "1"})

    assert "none is added" in refused
    assert not Concept.objects.filter(code="conquest").exists()
    assert ConceptLabel.objects.filter(concept__code="inclusion", text="All in").exists()


@pytest.mark.parametrize("sent", [{}, {"content": "%%%"}, {"content": ""}])
def test_without_a_file_nothing_happens(sent: dict[str, Any]) -> None:
    response = signed_in("Editors").post(IMPORT, sent)

    assert "<li>Choose a file" in response.content.decode()


@pytest.mark.parametrize(("content", "told"), [("", "is empty"), ("a" * 1_500_001, "is larger than 1.5 MB")])
def test_a_file_that_is_empty_or_too_large_says_so(content: str, told: str) -> None:
    response = signed_in("Editors").post(IMPORT, uploaded(content))

    assert f"<li>words.csv: {told}" in response.content.decode()


def test_an_entry_that_would_lose_its_names_keeps_all_that_it_has() -> None:
    take("code,broader,en,definition\npilots,theme/urban-green,Pilot,What is tried.\n", "theme")
    url, header = "/admin/vocabularies/theme/import/", table.text("theme").partition("\n")[0]

    sent = uploaded(f"{header}\npilots{',' * header.count(',')}\n") | {"confirmed": "1"}
    told = signed_in("Editors").post(url, sent).content.decode()

    assert "line 2, column en: “pilots”: The entry needs a preferred term in English." in told
    entry = Concept.objects.get(code="pilots")
    assert ([row.text for row in entry.labels.all()], entry.definition) == (["Pilot"], "What is tried.")


def test_the_file_of_another_vocabulary_is_refused() -> None:
    take("code,en\ntransparency,Transparency\n", "principle")
    graph = json.dumps(skos.graph("principle"))

    told = signed_in("Editors").post(
        "/admin/vocabularies/technology/import/", uploaded(graph, "principle.jsonld") | {"confirmed": "1"}
    )

    assert "“principle”" in told.content.decode()
    assert not Concept.objects.of(Scheme.TECHNOLOGY).exists()


def given(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(content|name|read)" value="([^"]*)"', page))


def test_doubtful_terms_are_told_and_imported_after_they_were_read() -> None:
    take(HEADER + TREES)
    publish(CityPageFactory.create(title="Hilltown", summary="Avenue trees are counted by residents."))
    editor = signed_in("Editors")
    rows = "lanes,urban-green,avenue tree|people,,,,,,,\nroads,urban-green,arborist registry,,,,,,,\n"

    told = editor.post(IMPORT, uploaded(HEADER + rows)).content.decode()
    assert "glossary/lanes: <strong>avenue tree</strong>: This already means “street tree”." in told
    assert "<strong>people</strong>: This is an everyday word of English." in told
    assert "glossary/roads" not in told
    assert "One entry would be found by this that is not today" in told
    assert "<li>Hilltown</li>" in told

    sent = given(told) | {"confirmed": "1"}
    for unread in ({"read": ""}, {"read": "another"}):
        asked = editor.post(IMPORT, sent | unread).content.decode()
        assert "Nothing is imported yet" in asked
        assert given(asked) == given(told)
    assert GlossaryEntry.objects.count() == 1

    assert editor.post(IMPORT, sent).status_code == 302
    assert GlossaryEntry.objects.count() == 3


def test_what_a_vocabulary_says_already_is_not_asked_about() -> None:
    take(HEADER + "lanes,urban-green,people,,,,,,,\nroads,urban-green,people,,,,,,,\n")

    told = signed_in("Editors").post(IMPORT, uploaded(table.text("glossary"))).content.decode()

    assert "the vocabulary says the same already" in told
    assert "everyday word" not in told


def test_in_another_language_faults_and_changes_are_told_in_it() -> None:
    editor = signed_in("Editors")
    editor.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"

    wrong = editor.post(IMPORT, uploaded(HEADER + "Bad Code,urban-green,tree,,,,,,,\n")).content.decode()
    right = editor.post(IMPORT, uploaded("code,en,definition\ntrees,tree,What grows.\n")).content.decode()

    assert "words.csv, línea 2, columna code: “Bad Code”: " in wrong
    assert "must be" not in wrong
    assert "; definición: What grows." in right


def test_city_staff_import_nothing() -> None:
    response = signed_in("City staff").post(IMPORT, {})

    assert response.status_code in {302, 403}


@pytest.mark.parametrize("scheme", Scheme.values)
def test_editors_reach_the_files_of_every_vocabulary(scheme: str, client: Client) -> None:
    editor = signed_in("Editors")
    listed = editor.get(reverse(model_of(scheme).snippet_viewset.get_url_name("list"))).content.decode()
    files = editor.get("/admin/vocabularies/").content.decode()

    assert f"/admin/vocabularies/{scheme}/import/" in files
    assert f"/admin/vocabularies/{scheme}/import/" in listed or 'href="/admin/vocabularies/"' in listed
    assert f"/vocabularies/{scheme}.csv" in files
    assert client.get(f"/vocabularies/{scheme}.csv").status_code == 200
    assert editor.get(f"/admin/vocabularies/{scheme}/import/").status_code == 200


def test_city_staff_see_no_files_to_import() -> None:
    assert signed_in("City staff").get("/admin/vocabularies/").status_code in {302, 403}


def test_everybody_reads_the_vocabularies_as_open_data(client: Client) -> None:
    take(HEADER + TREES)

    csv_file = client.get("/vocabularies/glossary.csv")
    graph = client.get("/vocabularies/glossary.jsonld")

    assert csv_file.content.decode() == WHOLE + TREES.replace('"', "").replace(
        "Allee,,,de:Allee", "Allee,,,,de:Allee,,,,"
    )
    assert (graph["Content-Type"], graph["Access-Control-Allow-Origin"]) == ("application/ld+json; charset=utf-8", "*")
    scheme, node = graph.json()["@graph"]
    assert scheme["@type"] == "ConceptScheme"
    assert node["prefLabel"] == {"de": "Allee", "en": "street tree", "es": "arbolado viario"}
    assert node["altLabel"] == {"en": ["avenue tree"]}
    assert node["onlyInItsOwnLanguage"] == {"de": ["Allee"]}
    assert node["broader"].endswith("/vocabularies/theme.jsonld#urban-green")
    assert client.get("/vocabularies/nothing.jsonld", follow=True).status_code == 404
