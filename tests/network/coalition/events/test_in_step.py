from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from network.coalition.models import Event, EventPage, EventParty, PartKind
from search.models import SearchDocument
from tests.factories.cities import CityFactory, CityNameFactory, OrganisationFactory
from tests.factories.events import event_page, record, role, translated
from tests.factories.practices import theme

pytestmark = pytest.mark.django_db


def document(page: EventPage) -> SearchDocument | None:
    return SearchDocument.objects.filter(kind="event", number=page.event_id, language="en").first()


def names(page: EventPage) -> list[str]:
    found = document(page)
    assert found is not None
    return list(found.names)


def test_an_event_is_found_while_it_is_public() -> None:
    page = event_page(title="Meeting")
    assert document(page) is not None

    page.unpublish()
    assert document(page) is None

    EventPage.objects.get(pk=page.pk).save_revision().publish()
    assert document(page) is not None


def test_a_draft_of_a_live_event_changes_nothing() -> None:
    page = event_page(title="Meeting")
    page.title = "Changed"
    page.save_revision()

    found = document(page)
    assert found is not None
    assert found.title == "Meeting"


def test_a_private_event_is_not_found() -> None:
    page = event_page()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert document(page) is None

    restriction.delete()
    assert document(page) is not None


def test_what_stands_below_moves_with_an_event() -> None:
    whole = event_page(slug="old")
    part = event_page(whole, slug="part")
    whole.slug = "new"
    whole.save_revision().publish()

    found = document(part)
    assert found is not None
    assert found.url_path == "events/new/part/"


def test_a_part_names_its_whole_as_it_is_called_now() -> None:
    whole = event_page(title="Old")
    part = event_page(whole)
    whole.title = "New"
    whole.save_revision().publish()

    found = document(part)
    assert found is not None
    assert found.data["part_of"] == "New"


def test_an_event_without_a_page_is_gone_for_good(client: Client) -> None:
    page = event_page()
    other = translated(page)

    other.delete()
    assert record(page).gone_at is None
    page.delete()

    assert Event.objects.get(pk=page.event_id).gone_at is not None
    assert client.get(f"/id/event/{page.event_id}").status_code == 410
    assert event_page().event_id != page.event_id


def test_roles_change_what_is_found_at_once() -> None:
    page, city = event_page(), CityFactory(slug="sofia")
    held = role(page, city)
    found = document(page)
    assert found is not None
    assert found.cities == ["sofia"]

    held.delete()
    found = document(page)
    assert found is not None
    assert found.cities == []


def test_new_names_are_found_at_once() -> None:
    city, organisation = CityFactory(), OrganisationFactory()
    page = event_page(host_city=city, parts={"parties": [EventParty(part=PartKind.PARTNER, organisation=organisation)]})
    CityNameFactory(city=city, language="fr", name="Ville")
    organisation.acronym = "ORG"
    organisation.save()

    assert {"Ville", "ORG"} <= set(names(page))


def test_an_event_follows_its_vocabulary() -> None:
    page = event_page(topics=["privacy"])
    concept = page.topics.get()
    concept.replaced_by = theme("data-protection")
    concept.save()

    found = document(page)
    assert found is not None
    assert "theme=data-protection" in found.facets
