"""What is found of cities and organisations changes with whatever changes about them."""

from __future__ import annotations

import pytest
from django.test import TestCase
from wagtail.models import Page, PageViewRestriction

from cities.models import City, CityName, CityPage, CityRole, Membership
from search.models import SearchDocument
from search.results import counts
from tests.factories.cities import (
    CityPageFactory,
    CityRoleFactory,
    OrganisationPageFactory,
    ProjectFactory,
    city_index,
    concept,
    home,
    locale,
    publish,
)
from tests.factories.search import tag

pytestmark = pytest.mark.django_db


def paths(kind: str = "city") -> list[str]:
    return list(SearchDocument.objects.filter(kind=kind).order_by("url_path").values_list("url_path", flat=True))


def test_a_draft_is_not_found_and_a_published_page_is() -> None:
    page = CityPageFactory.create(live=False)
    page.save_revision()
    assert paths() == []

    publish(page)

    assert paths() == [f"cities/{page.slug}/"]


def test_a_draft_on_a_live_page_changes_nothing() -> None:
    page = publish(CityPageFactory.create(summary="As it is."))

    page.summary = "As it may become."
    page.save_revision()
    Membership.objects.get(city=page.city).save()

    assert SearchDocument.objects.get(kind="city").summary == "As it is."


def test_an_unpublished_or_deleted_page_is_found_no_more() -> None:
    first, second = publish(CityPageFactory.create()), publish(OrganisationPageFactory.create())

    first.unpublish()
    Page.objects.get(pk=second.pk).delete()

    assert paths() == paths("organisation") == []


def test_an_alias_is_no_translation() -> None:
    page = publish(CityPageFactory.create())

    page.copy_for_translation(locale("es"), copy_parents=True, alias=True)
    City.objects.get(pk=page.city_id).save()

    assert [document.language for document in SearchDocument.objects.filter(kind="city")] == ["en"]


def test_a_move_and_a_new_slug_above_change_the_address() -> None:
    page = publish(CityPageFactory.create())
    shelf = home().add_child(instance=Page(title="Shelf", slug="shelf", locale=locale()))

    CityPage.objects.get(pk=page.pk).move(shelf, pos="last-child")
    assert paths() == [f"shelf/{page.slug}/"]

    shelf.refresh_from_db()
    shelf.slug = "rack"
    with TestCase.captureOnCommitCallbacks(execute=True):
        shelf.save()
    assert paths() == [f"rack/{page.slug}/"]


def test_what_becomes_private_is_found_no_more_and_comes_back() -> None:
    page = publish(CityPageFactory.create())

    restriction = PageViewRestriction.objects.create(page=city_index(), restriction_type="login")
    assert paths() == []

    restriction.delete()
    assert paths() == [f"cities/{page.slug}/"]


def test_a_membership_that_ends_is_seen_at_once() -> None:
    page = publish(CityPageFactory.create())
    membership = Membership.objects.get(city=page.city)

    membership.until = "2025"
    membership.save()
    assert counts("en", "membership", "city") == {"former": 1}

    membership.delete()
    assert counts("en", "membership", "city") == {"unconfirmed": 1}


def test_a_role_counts_for_the_city_and_for_the_organisation_while_it_is_there() -> None:
    page, other = publish(CityPageFactory.create()), publish(OrganisationPageFactory.create())

    CityRoleFactory.create(city=page.city, organisation=other.organisation)
    CityRoleFactory.create(city=page.city, mission=concept("mission", "inclusion"))
    assert counts("en", "city", "organisation") == {page.city.slug: 1}
    assert counts("en", "mission", "city") == {"inclusion": 1}

    for role in CityRole.objects.all():
        role.delete()
    assert counts("en", "city", "organisation") == counts("en", "mission", "city") == {}


def test_a_renamed_city_and_organisation_are_found_by_their_new_slugs_and_names() -> None:
    page, other = publish(CityPageFactory.create()), publish(OrganisationPageFactory.create())
    CityRoleFactory.create(city=page.city, organisation=other.organisation)

    city = City.objects.get(pk=page.city_id)
    city.slug, city.name = "new-town", "New Town"
    city.save()
    other.organisation.acronym = "NEW"
    other.organisation.save()

    assert counts("en", "city", "organisation") == {"new-town": 1}
    assert "New Town" in SearchDocument.objects.get(kind="city").names
    assert "NEW" in SearchDocument.objects.get(kind="organisation").names


def test_a_joint_project_names_its_organisations_documents() -> None:
    page = publish(OrganisationPageFactory.create())
    project = ProjectFactory.create(name="Shared Work")

    project.organisations.add(page.organisation)
    assert "Shared Work" in SearchDocument.objects.get(kind="organisation").body["rest"]

    project.name = "Other Work"
    project.save()
    assert "Other Work" in SearchDocument.objects.get(kind="organisation").body["rest"]

    page.organisation.projects.remove(project)
    assert "rest" not in SearchDocument.objects.get(kind="organisation").body


def test_a_project_joined_from_the_organisation_s_side_counts_too() -> None:
    page = publish(OrganisationPageFactory.create())

    page.organisation.projects.add(ProjectFactory.create(name="Shared Work"))

    assert "Shared Work" in SearchDocument.objects.get(kind="organisation").body["rest"]


def test_a_page_of_another_kind_changes_nothing() -> None:
    publish(city_index())

    assert paths() == []


def test_a_new_name_of_a_city_leads_to_every_text_that_names_it() -> None:
    named = publish(CityPageFactory.create())
    publish(CityPageFactory.create(title="Hilltown", summary=f"Learnt from {named.city.name}."))
    before = SearchDocument.objects.get(title="Hilltown").codes

    City.objects.filter(pk=named.city_id).update(slug="renamed")
    City.objects.get(pk=named.city_id).save()
    tag()

    after = SearchDocument.objects.get(title="Hilltown").codes
    assert f"name/city/{named.city.slug}" in str(before)
    assert f"name/city/{named.city.slug}" not in str(after)
    assert "name/city/renamed" in str(after)


def test_a_text_is_tagged_when_a_city_gets_the_name_that_it_says() -> None:
    city = publish(CityPageFactory.create()).city
    publish(CityPageFactory.create(title="Hilltown", summary="Learnt from Nieuwstad."))

    CityName.objects.create(city=city, language="nl", name="Nieuwstad")
    tag()

    assert f"name/city/{city.slug}" in str(SearchDocument.objects.get(title="Hilltown").codes)
