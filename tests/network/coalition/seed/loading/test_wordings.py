"""Texts of records without pages in the other languages: whole, marked, and left to people once they touched them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from cities.models import CityRole, RoleWording
from network.coalition.models import Consultation, Fact, FactWording, SeedFile, SeedRow
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.loading.wordings import KINDS
from network.coalition.seed.sentences import SOURCES, sentences
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import again, changed, own, rows, write

WHOLE, SMALL = pytest.mark.usefixtures("seeded"), pytest.mark.usefixtures("small_site")

NAME = "wordings.csv"
MEMBERS = {"kind": "fact", "text": "The Coalition has more than sixty members."}
TALLY = "text of a fact in another language"


def members(language: str = "es") -> FactWording:
    return FactWording.objects.get(record__key="members-2024", language=language)


@pytest.mark.parametrize("kind", KINDS)
@WHOLE
def test_every_record_that_says_something_is_told_in_each_language_and_marked(kind: str) -> None:
    source = SOURCES[kind]

    for record in source.model.objects.prefetch_related("wordings"):
        says = any(getattr(record, name) for name in source.fields)
        assert {each.language for each in record.wordings.all()} == (set(LANGUAGES) if says else set()), record
        assert not any(each.is_reviewed for each in record.wordings.all())


@pytest.mark.parametrize("language", LANGUAGES)
@WHOLE
def test_every_sentence_of_the_file_is_told(language: str) -> None:
    told = {
        (kind, text)
        for kind, source in SOURCES.items()
        for row in source.wording.objects.filter(language=language).values_list(*source.fields)
        for field in row
        for text in sentences(field)
    }

    assert told == {(row["kind"], row[language]) for row in rows(NAME)}


@WHOLE
def test_no_wording_says_the_same_as_the_original() -> None:
    assert [row["text"] for row in rows(NAME) if row["text"] in (row[language] for language in LANGUAGES)] == []


@WHOLE
def test_a_text_of_several_paragraphs_keeps_them() -> None:
    [worded] = Consultation.objects.worded("fr")

    assert worded.said("summary").text.count("<p>") == 2
    assert "lignes directrices" in str(worded.said("title"))


@SMALL
def test_loading_again_changes_nothing() -> None:
    report = again()

    told = [tally for name, tally in report.tallies.items() if name.startswith("text of a ")]
    assert sum(tally.kept for tally in told) > 100
    assert {(tally.created, tally.updated, tally.differing) for tally in told} == {(0, 0, 0)}


@SMALL
def test_a_better_wording_replaces_the_one_that_the_machine_made(tmp_path: Path) -> None:
    sow(changed(tmp_path, NAME, MEMBERS, {"es": "Más de sesenta ciudades forman la Coalición."}))

    assert members().statement == "Más de sesenta ciudades forman la Coalición."
    assert members("fr").statement == "La Coalition a plus de soixante membres."


@SMALL
def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    FactWording.objects.filter(pk=members().pk).update(statement="Somos más de sesenta.", is_reviewed=True)

    report = sow(changed(tmp_path, NAME, MEMBERS, {"es": "Más de sesenta ciudades forman la Coalición."}))

    assert report.tallies[TALLY].differing == 1
    assert (members().statement, members().is_reviewed) == ("Somos más de sesenta.", True)


@SMALL
def test_a_wording_that_a_person_deleted_does_not_come_back() -> None:
    members().delete()

    again()

    assert not FactWording.objects.filter(record__key="members-2024", language="es").exists()


@SMALL
def test_a_record_that_comes_later_is_worded_by_the_same_file() -> None:
    role = CityRole.objects.filter(note="Founding city.", city__slug="barcelona").get()
    role.wordings.all().delete()
    SeedRow.objects.filter(key__endswith=f"/{role.pk}", kind=KINDS["role"].name).delete()
    SeedFile.objects.filter(name="roles.csv").delete()

    sow(own())

    assert RoleWording.objects.filter(record=role).count() == len(LANGUAGES)


@SMALL
def test_a_record_is_worded_whole_or_not_at_all(tmp_path: Path) -> None:
    FactWording.objects.all().delete()
    RoleWording.objects.all().delete()
    fact = {"key": "new", "statement": "A new statement.", "value": "2", "unit": "new units", "as_of": "2025"}
    write(tmp_path, "facts.csv", [fact | {"source_url": "https://example.org/"}])
    worded = {"kind": "fact", "text": "A new statement.", "es": "es", "pt-br": "pt", "fr": "fr"}
    write(tmp_path, NAME, [worded])

    sow(tmp_path)
    before = Fact.objects.get(key="new").wordings.count()
    write(tmp_path, NAME, [worded, worded | {"text": "new units"}])
    sow(tmp_path)

    assert (before, Fact.objects.get(key="new").wordings.count()) == (0, len(LANGUAGES))


@SMALL
def test_a_text_that_a_person_changed_is_not_told_in_words_for_the_old_one(client: Client) -> None:
    role = CityRole.objects.filter(note="Founding city.", city__slug="barcelona").get()
    role.wordings.all().delete()
    CityRole.objects.filter(pk=role.pk).update(note="One of three.")

    again()

    assert '<p lang="en">One of three.</p>' in client.get("/es/cities/barcelona/").content.decode()
