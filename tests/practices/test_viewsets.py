from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.permissions import policy_registry

from practices.models import Practice
from practices.viewsets import led_by
from tests.factories.cities import CityPageFactory, UserFactory, publish
from tests.factories.practices import practice_page, translated

pytestmark = pytest.mark.django_db


def url_name(view: str) -> str:
    viewset: Any = getattr(Practice, "snippet_viewset")  # noqa: B009  Wagtail puts it there
    return str(viewset.get_url_name(view))


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def text(client: Client, name: str, **asked: str) -> str:
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_pages_are_listed_with_state_and_city_and_filtered(admin: Client) -> None:
    lead = CityPageFactory()
    publish(practice_page(lead, title="First one"))
    practice_page(title="Second one", live=False)

    everything = text(admin, "practice_pages:index")
    assert "First one" in everything
    assert "Second one" in everything
    assert lead.title in everything
    assert "Published" in everything
    drafts = text(admin, "practice_pages:index", state="draft")
    assert "First one" not in drafts
    assert "Second one" in drafts
    of_city = text(admin, "practice_pages:index", city=str(lead.city.pk))
    assert "First one" in of_city
    assert "Second one" not in of_city


def test_pages_are_found_by_their_words(admin: Client) -> None:
    publish(practice_page(title="Algorithm register"))
    publish(practice_page(title="Bicycle lanes"))

    found = text(admin, "practice_pages:index", q="register")

    assert "Algorithm register" in found
    assert "Bicycle lanes" not in found


def test_records_are_listed_found_and_filtered(admin: Client) -> None:
    lead = CityPageFactory()
    page = publish(practice_page(lead, title="Algorithm register"))
    other = publish(practice_page(title="Bicycle lanes"))
    name = url_name("list")

    assert "Algorithm register" in text(admin, name)
    found = text(admin, name, q="register")
    assert "Algorithm register" in found
    assert "Bicycle lanes" not in found
    found = text(admin, name, city=str(lead.city.pk))
    assert "Algorithm register" in found
    assert "Bicycle lanes" not in found
    assert page.practice_id != other.practice_id


def test_a_record_keeps_what_no_revision_may_hold(admin: Client) -> None:
    page = publish(practice_page())
    url = reverse(url_name("edit"), args=[page.practice_id])
    assert admin.get(url).status_code == 200

    answer = admin.post(url, {"editor_note": "Ask again", "withdrawn_by": "", "archive_url": "", "focal_point": ""})

    assert answer.status_code == 302
    assert Practice.objects.get().editor_note == "Ask again"
    assert Practice.objects.get().state == "published"


def test_records_are_neither_added_nor_deleted_by_hand() -> None:
    policy = policy_registry.get_by_type(Practice)
    user = UserFactory(is_superuser=True)

    assert not policy.user_has_permission(user, "add")
    assert not policy.user_has_permission(user, "delete")
    assert policy.user_has_permission(user, "change")


def test_a_city_leads_in_every_tree() -> None:
    page = practice_page()
    translation = translated(page)
    practice_page()

    found = led_by(page.get_parent().specific.city)

    assert {each.pk for each in found} == {page.pk, translation.pk}


def test_the_list_of_pages_costs_the_same_for_many(
    admin: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    counts = []
    for size in (1, 5):
        for _ in range(size):
            publish(practice_page())
        text(admin, "practice_pages:index")
        with django_assert_max_num_queries(60) as captured:
            text(admin, "practice_pages:index")
        counts.append(len(captured))

    assert counts[1] <= counts[0] + 2
