from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from network.coalition.models import Publication, PublicationPage
from search.models import SearchDocument
from tests.factories.cities import CityFactory, OrganisationFactory, locale
from tests.factories.practices import mission, practice_page
from tests.factories.publications import author, publication_page

pytestmark = pytest.mark.django_db


def row(page: PublicationPage) -> SearchDocument | None:
    return SearchDocument.objects.filter(kind="publication", number=page.publication_id).first()


def told(page: PublicationPage) -> SearchDocument:
    found = row(page)
    assert found is not None
    return found


def test_it_is_found_the_moment_it_is_published_and_no_longer_when_it_is_taken_back() -> None:
    page = publication_page(title="A guide")
    assert told(page).title == "A guide"

    page.unpublish()

    assert row(page) is None


def test_a_saved_draft_changes_nothing() -> None:
    page = publication_page(title="A guide")
    page.title = "A draft"
    page.save_revision()

    assert told(page).title == "A guide"


def test_a_private_publication_is_in_no_list() -> None:
    page = publication_page()

    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert row(page) is None


def test_it_follows_the_names_that_it_carries() -> None:
    city, house = CityFactory.create(name="Kyiv"), OrganisationFactory.create(name="House")
    practice = practice_page(title="A register")
    page = publication_page(cities=[city], contributors=[author("The House", house)], practices=[practice])

    city.name, house.name = "Lviv", "Palace"
    city.save()
    house.save()
    practice.title = "A list"
    practice.save_revision().publish()

    assert {"Lviv", "Palace", "A list"} <= set(told(page).names)


def test_the_editors_choice_counts_at_once() -> None:
    page = publication_page()
    record = Publication.objects.get(pk=page.publication_id)
    assert told(page).data["featured"] is False

    record.featured = True
    record.save()

    assert told(page).data["featured"] is True


def test_a_deprecated_mission_counts_as_its_successor() -> None:
    page = publication_page(missions=["old"])
    old = mission("old")

    old.replaced_by = mission("new")
    old.save()

    assert told(page).missions == ["new"]


def test_a_renamed_parent_changes_the_address() -> None:
    page = publication_page(slug="guide")
    index = page.get_parent().specific
    index.slug = "library"
    index.save_revision().publish()

    assert told(page).url_path == "library/guide/"


def test_what_lost_its_last_page_is_gone_for_good() -> None:
    page = publication_page()
    translation = page.copy_for_translation(locale("es"), copy_parents=True)

    page.delete()
    assert Publication.objects.get(pk=page.publication_id).gone_at is None

    translation.delete()
    assert Publication.objects.get(pk=page.publication_id).gone_at is not None
    assert row(page) is None
