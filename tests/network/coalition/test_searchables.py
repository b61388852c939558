"""Pages of their own are found, in the language they are written in, and only while they are public."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.models import Locale, Page

from network.coalition.models import HomePage, StandardPage
from network.coalition.searchables import Pages
from search import registry
from search.models import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def about() -> StandardPage:
    page = StandardPage(title="About", slug="about", summary="What it is.", body="<p>Told by <b>cities</b>.</p>")
    HomePage.objects.get(locale__language_code="en").add_child(instance=page)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def told(number: int) -> dict[str, str]:
    rows = SearchDocument.objects.filter(kind="page", number=number)
    return dict(rows.values_list("language", "url_path"))


def test_a_page_is_found_when_it_is_published(about: StandardPage) -> None:
    [document] = Pages().documents([about.pk])

    assert (document.title, document.summary, document.url_path) == ("About", "What it is.", "about/")
    assert [text.text for text in document.texts] == ["Told by cities ."] or "cities" in document.texts[0].text
    assert told(about.pk) == {"en": "about/"}


def test_a_list_says_what_it_is_in_the_language_of_its_page_whoever_tells_it() -> None:
    with translation.override("en"):
        told = {
            document.language: document.summary
            for number in Pages().numbers()
            for document in Pages().documents([number])
            if document.slug == "cities"
        }

    assert set(told) == {"en", "es", "pt-br", "fr"}
    assert told["en"].startswith("Cities of the Coalition on a map")
    assert told["fr"].startswith("Les villes de la Coalition")
    assert len(set(told.values())) == len(told)


def test_lists_are_marked_and_pages_with_texts_are_not(about: StandardPage) -> None:
    numbers = list(Pages().numbers())
    lists = {document.slug for document in Pages().documents(numbers) if document.data[registry.IS_LIST]}

    assert lists == {"cities", "organisations", "events"}
    assert [each.data for each in Pages().documents([about.pk])] == [{registry.IS_LIST: False}]


def test_pages_have_no_day_so_that_they_never_stand_before_what_is_new(about: StandardPage) -> None:
    assert {document.date for document in Pages().documents(list(Pages().numbers()))} == {""}


def test_a_draft_on_a_live_page_changes_nothing(about: StandardPage) -> None:
    about.title = "Draft title"
    about.save_revision()

    [document] = Pages().documents([about.pk])

    assert document.title == "About"


def test_a_translation_is_the_same_entry_in_another_language(about: StandardPage) -> None:
    spanish = about.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.title = "Acerca de"
    spanish.save_revision().publish()

    assert told(about.pk) == {"en": "about/", "es": "about/"}
    assert told(spanish.pk) == {}


def test_an_alias_is_no_translation(about: StandardPage) -> None:
    about.copy_for_translation(Locale.objects.get(language_code="es"), alias=True)

    assert {document.language for document in Pages().documents([about.pk])} == {"en"}


@pytest.mark.parametrize("end", ["unpublish", "delete", "restrict"])
def test_a_page_that_is_no_longer_public_is_not_found(about: StandardPage, end: str) -> None:
    number = about.pk
    if end == "restrict":
        about.view_restrictions.create(restriction_type="login")
    else:
        getattr(about, end)()

    assert told(number) == {}


def test_a_page_that_is_public_again_is_found_again(about: StandardPage) -> None:
    restriction = about.view_restrictions.create(restriction_type="login")
    restriction.delete()

    assert told(about.pk) == {"en": "about/"}


def test_a_page_below_another_takes_its_new_address(about: StandardPage) -> None:
    child = StandardPage(title="Team", slug="team")
    about.add_child(instance=child)
    child.save_revision().publish()
    about.refresh_from_db()
    about.slug = "about-us"
    about.save_revision().publish()

    assert told(child.pk) == {"en": "about-us/team/"}


def test_lists_are_pages_too_and_the_home_page_is_none() -> None:
    slugs = set(Page.objects.filter(pk__in=Pages().numbers()).values_list("slug", flat=True))

    assert {"cities", "organisations"} <= slugs
    assert not any(slug.startswith("home") for slug in slugs)
