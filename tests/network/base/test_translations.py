"""Translations stand where their source stands, under its slug, whatever kind of page it is."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page

from network.coalition.models import EventPage, MissionPage
from search.models import SearchDocument
from tests.factories.cities import city_index, home, publish
from tests.factories.entries import KNOWN, TOLD, Maker, in_spanish
from tests.factories.events import event_page
from tests.factories.publications import mission_page

pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("make", [*TOLD.values(), *KNOWN.values()], ids=[*TOLD, *KNOWN])


@EVERY_KIND
def test_translations_take_the_slug_of_the_source_and_are_found_under_it(client: Client, make: Maker) -> None:
    page = make()
    translation = in_spanish(page)
    page = type(page).objects.get(pk=page.pk)
    page.slug = "another-name"

    publish(page)

    translation.refresh_from_db()
    assert translation.slug == "another-name"
    assert client.get(f"/es/{translation.url_path.strip('/').partition('/')[2]}/").status_code == 200
    found = SearchDocument.objects.filter(kind=page.search_kind).values_list("language", "url_path")
    assert {(language, path.rstrip("/").rpartition("/")[2]) for language, path in found} == {
        ("en", "another-name"),
        ("es", "another-name"),
    }


def test_a_draft_of_another_slug_renames_nothing() -> None:
    page = event_page(slug="old")
    translation = in_spanish(page)
    page.slug = "new"

    page.save_revision()

    translation.refresh_from_db()
    assert translation.slug == "old"


def test_a_list_is_renamed_in_every_tree() -> None:
    index = city_index()
    index.slug = "towns"

    publish(index)

    assert city_index("es").url_path.endswith("/towns/")


def test_home_pages_keep_the_slugs_of_their_trees() -> None:
    before = home("es").slug

    publish(home().specific)

    assert home("es").slug == before


def test_an_old_revision_of_a_translation_brings_no_old_address_back() -> None:
    page = mission_page(slug="old")
    translation = in_spanish(page)
    revision = translation.get_latest_revision()
    page.slug = "new"
    publish(page)

    revision.publish()

    translation = MissionPage.objects.get(pk=translation.pk)
    assert (translation.slug, translation.url_path.rpartition("/missions/")[2]) == ("new", "new/")


def test_the_source_may_go_back_to_its_old_address() -> None:
    page = mission_page(slug="old")
    revision = page.get_latest_revision()
    page.slug = "new"
    publish(page)

    revision.publish()

    assert MissionPage.objects.get(pk=page.pk).slug == "old"


def test_translations_move_along_with_their_source() -> None:
    whole, part = event_page(slug="whole"), event_page(slug="part")
    translation = in_spanish(part)

    part.move(whole, pos="last-child")

    moved = EventPage.objects.get(pk=translation.pk)
    assert moved.url_path.endswith("/events/whole/part/")
    assert moved.get_parent().alias_of_id == whole.pk
    assert not any(Page.find_problems())
    assert SearchDocument.objects.get(kind="event", language="es").url_path == "events/whole/part/"


def test_a_moved_translation_takes_nothing_along() -> None:
    whole, part = event_page(slug="whole"), event_page(slug="part")
    in_spanish(whole)
    translation = in_spanish(part)

    translation.move(EventPage.objects.get(locale__language_code="es", slug="whole"), pos="last-child")

    part.refresh_from_db()
    assert part.url_path.endswith("/events/part/")
