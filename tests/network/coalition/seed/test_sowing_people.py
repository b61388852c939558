"""What people did since the last seed is theirs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cities.models import City
from network.base.models import Concept, ConceptLabel
from network.coalition.models import Fact
from network.coalition.seed.sowing import sow
from practices.models import PracticePage
from tests.network.coalition.seed.shipped import REGISTER, again, changed, own, register

pytestmark = pytest.mark.usefixtures("small_site")


def test_what_a_person_changed_stays_and_the_rest_of_the_row_follows_the_file(tmp_path: Path) -> None:
    City.objects.filter(slug="maceio").update(website="https://maceio.example/")
    page = register()
    page.title = "Our register"
    page.save_revision().publish()
    shutil.copytree(own(), tmp_path, dirs_exist_ok=True)
    changed(tmp_path, "cities.csv", {"slug": "maceio"}, {"website": "https://new.example/", "wikidata": "Q171604"})
    changed(tmp_path, "practices.csv", REGISTER, {"title": "A new title", "results": "One.\nTwo."})

    report = sow(tmp_path)

    maceio = City.objects.get(slug="maceio")
    assert (maceio.website, maceio.wikidata) == ("https://maceio.example/", "Q171604")
    assert (register().title, register().results) == ("Our register", "<p>One.</p><p>Two.</p>")
    assert register().revisions.count() == 3
    assert (report.tallies["practice"].updated, report.tallies["practice"].differing) == (1, 1)
    assert (report.tallies["city"].updated, report.tallies["city"].differing) == (1, 1)


def test_a_field_that_a_person_emptied_stays_empty() -> None:
    City.objects.filter(slug="maceio").update(website="")

    again()

    assert City.objects.get(slug="maceio").website == ""


def test_a_text_that_an_editor_saved_unchanged_still_follows_the_file(tmp_path: Path) -> None:
    page = register()
    page.lessons = page.lessons.replace("<p>", '<p data-block-key="a1b2c">').replace("'", "&#x27;")
    page.save_revision().publish()

    sow(changed(tmp_path, "practices.csv", REGISTER, {"lessons": "It's new."}))

    assert register().lessons == "<p>It's new.</p>"


def test_what_was_deleted_stays_deleted() -> None:
    register().delete()
    Fact.objects.get(key="founded").delete()
    ConceptLabel.objects.filter(concept__code="open-data", concept__scheme="theme", language="fr").delete()
    labels = ConceptLabel.objects.count()

    report = again()

    assert not PracticePage.objects.filter(slug=REGISTER["id"]).exists()
    assert not Fact.objects.filter(key="founded").exists()
    assert ConceptLabel.objects.count() == labels
    assert report.total.created == 0
    assert report.tallies["fact"].differing == 1
    assert report.tallies["practice"].differing == 2  # the practice, and the one that said it was related to it


def test_a_page_that_was_taken_away_or_is_being_edited_is_left_alone(tmp_path: Path) -> None:
    register().unpublish()
    other = PracticePage.objects.get(slug="amsterdam-sensor-register")
    other.title = "Half a thought"
    other.save_revision()
    changed(tmp_path, "practices.csv", REGISTER, {"results": "New."})
    shutil.move(tmp_path / "practices.csv", tmp_path / "first")

    sow(changed(tmp_path, "practices.csv", {"id": other.slug}, {"results": "New."}))

    other.refresh_from_db()
    assert not register().live
    assert other.get_latest_revision_as_object().title == "Half a thought"
    assert "New." not in other.results


def test_labels_that_left_the_file_go_and_those_of_people_stay(tmp_path: Path) -> None:
    key = {"code_uri": "theme/open-data", "language": "es", "kind": "pref"}
    concept = Concept.objects.get(scheme="theme", code="open-data")
    ConceptLabel.objects.create(concept=concept, language="es", kind="alt", text="datos de todos")

    sow(changed(tmp_path, "labels.csv", key, {"text": "Los datos abiertos"}))

    found = concept.labels.filter(language="es")
    assert found.get(kind="pref").text == "Los datos abiertos"
    assert found.filter(text="datos de todos").exists()


def test_a_preferred_label_of_a_person_is_not_joined_by_a_second_one(tmp_path: Path) -> None:
    concept = Concept.objects.get(scheme="theme", code="open-data")
    concept.labels.filter(language="es", kind="pref").update(text="Datos en abierto")
    key = {"code_uri": "theme/open-data", "language": "es", "kind": "pref"}

    sow(changed(tmp_path, "labels.csv", key, {"text": "Los datos abiertos"}))

    assert concept.labels.get(language="es", kind="pref").text == "Datos en abierto"
