from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from network.base.models import User
from network.coalition import roles
from network.coalition.models import EventPage
from tests.factories.cities import CityFactory
from tests.factories.events import calendar_page, event_page, role, told_in_full

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    roles.sync()
    user = User.objects.create_user("editor@example.org", "secret")
    user.groups.add(*roles.reviewers())
    client.force_login(user)
    return client


def test_editors_see_all_events_in_one_list(editor: Client) -> None:
    event_page(title="Meeting of cities", start="2027-09")

    html = editor.get(reverse("event_pages:index")).content.decode()

    assert "Meeting of cities" in html
    assert "2027-09" in html


def test_editors_write_an_event_and_all_that_belongs_to_it(editor: Client) -> None:
    for address in (
        reverse("wagtailadmin_pages:edit", args=[told_in_full().pk]),
        reverse("wagtailadmin_pages:add", args=["coalition", "eventpage", calendar_page().pk]),
    ):
        html = editor.get(address).content.decode()
        for name in ("start", "time_zone", "sessions-TOTAL_FORMS", "parties-TOTAL_FORMS", "capacity", "programme_note"):
            assert f'name="{name}"' in html


def test_an_event_may_have_parts_of_its_own() -> None:
    assert EventPage in calendar_page().allowed_subpage_models()
    assert event_page().allowed_subpage_models() == [EventPage]


def test_roles_of_cities_are_kept_beside_the_pages(editor: Client) -> None:
    page, city = event_page(title="Meeting of cities"), CityFactory(name="Sofia")
    role(page, city)

    html = editor.get(reverse("wagtailsnippets_coalition_eventrole:list")).content.decode()

    assert "Sofia" in html
    assert "Meeting of cities" in html


def test_records_of_events_are_neither_added_nor_deleted_by_hand(editor: Client) -> None:
    page = event_page(title="Meeting of cities")

    assert "Meeting of cities" in editor.get(reverse("wagtailsnippets_coalition_event:list")).content.decode()
    for name, args in (("add", []), ("delete", [page.event_id])):
        assert editor.get(reverse(f"wagtailsnippets_coalition_event:{name}", args=args)).status_code in {302, 403}
