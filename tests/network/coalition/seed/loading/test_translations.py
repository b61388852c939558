"""Pages of the seed in the other languages: whole, marked, and left to people once they touched them."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from network.base.addresses import path_below_root
from network.base.models import MachineTranslation
from network.coalition.models import SeedRow, StandardPage
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.loading.translations import segments
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import again, changed, rows, write

WHOLE, SMALL = pytest.mark.usefixtures("seeded"), pytest.mark.usefixtures("small_site")

NAME = "translations.csv"
SUMMARY = {"page": "privacy", "text": "What the server sees"}


def pages(language: str) -> dict[str, Page]:
    found = Page.objects.filter(locale__language_code=language, live=True, alias_of=None, depth__gt=2)
    return {path_below_root(page.url_path).rstrip("/"): page for page in found}


def privacy(language: str = "es") -> StandardPage:
    return StandardPage.objects.get(slug="privacy", locale__language_code=language)


@pytest.mark.parametrize("language", LANGUAGES)
@WHOLE
def test_every_page_of_the_file_is_translated_whole_and_marked(language: str) -> None:
    wanted = {row["page"] for row in rows(NAME)}
    found = pages(language)

    marked = set(MachineTranslation.objects.filter(is_reviewed=False).values_list("page", flat=True))
    assert wanted <= set(found)
    assert {found[path].pk for path in wanted} <= marked


@WHOLE
def test_every_sentence_of_the_file_stands_on_its_page() -> None:
    """A row that nothing says any more is a translation of an older text."""
    english = pages("en")
    said = {
        path: {
            html.unescape(segment.string.data) for segment in segments(TranslationSource.objects.get_for_instance(page))
        }
        for path, page in english.items()
        if path in {row["page"] for row in rows(NAME)}
    }

    assert [row["text"] for row in rows(NAME) if row["text"] not in said[row["page"]]] == []


@WHOLE
def test_no_translation_says_the_same_as_the_original() -> None:
    names = {"Hotel Jatiúca, Maceió", "Maceió", "Missions"}  # the last in French

    same = {row["text"] for row in rows(NAME) for language in LANGUAGES if row[language] == row["text"]}

    assert same <= names


@WHOLE
def test_a_page_that_a_machine_translated_says_so_until_it_is_reviewed(client: Client) -> None:
    said, original = "Traducción automática, aún sin revisar.", 'href="http://127.0.0.1:8000/en/privacy/"'

    before = client.get("/es/privacy/").content.decode()
    MachineTranslation.objects.filter(page=privacy()).update(is_reviewed=True)
    after = client.get("/es/privacy/").content.decode()

    assert said in before
    assert original in before.partition("<main")[2].partition("<h1")[0]
    assert said not in after
    assert said not in client.get("/en/privacy/").content.decode()
    assert said not in client.get("/es/publications/cc4dr-strategy-2020/").content.decode()  # not translated at all


@SMALL
def test_loading_again_changes_nothing() -> None:
    before = dict(Page.objects.values_list("pk", "latest_revision"))

    report = again()

    assert report.tallies["translation of a page"].created == report.tallies["translation of a page"].updated == 0
    assert dict(Page.objects.values_list("pk", "latest_revision")) == before


@SMALL
def test_a_better_translation_replaces_the_one_that_the_machine_made(tmp_path: Path) -> None:
    sow(changed(tmp_path, NAME, SUMMARY, {"es": "Lo que ve el servidor"}))

    assert "<h2>Lo que ve el servidor</h2>" in privacy().body
    assert "<h2>Ce que voit le serveur</h2>" in privacy("fr").body


@SMALL
def test_what_a_person_translated_stays(tmp_path: Path) -> None:
    by_machine = StringTranslation.objects.filter(
        context__object_id=privacy().translation_key, locale__language_code="es", data="Qué ve el servidor"
    )
    by_machine.update(data="El servidor y usted", translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL)

    report = sow(changed(tmp_path, NAME, SUMMARY, {"es": "Lo que ve el servidor"}))

    assert report.tallies["translation of a page"].differing == 1
    assert "Lo que ve el servidor" not in privacy().body


@SMALL
def test_a_translation_that_a_person_deleted_does_not_come_back() -> None:
    privacy().delete()

    again()

    assert not StandardPage.objects.filter(slug="privacy", locale__language_code="es").exists()


@SMALL
def test_a_page_is_translated_whole_or_not_at_all(tmp_path: Path) -> None:
    spanish = StandardPage.objects.filter(slug="about", locale__language_code="es")
    spanish.get().delete()
    SeedRow.objects.filter(key="es/about").delete()  # as if nobody had ever translated it
    write(tmp_path, NAME, [row for row in rows(NAME) if row["text"] != "Use it"])

    sow(tmp_path)
    is_there_in_part = spanish.exists()
    sow(changed(tmp_path, NAME, SUMMARY, {}))

    assert not is_there_in_part
    assert spanish.exists()
