from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from practices.models import PracticePage
from tests.factories.cities import CityPageFactory, UserFactory, publish
from tests.factories.practices import answered, practice_page, translated

pytestmark = pytest.mark.django_db


def test_a_move_in_the_admin_keeps_the_tree_whole(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    page = publish(practice_page())
    translation = publish(translated(page))
    target = CityPageFactory()

    answer = client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))

    assert answer.status_code == 302
    assert all(not problems for problems in Page.find_problems())
    moved = PracticePage.objects.get(pk=translation.pk)
    assert moved.get_parent().translation_key == target.translation_key
    assert client.get(f"/es/cities/{target.slug}/{page.slug}/").status_code == 200


def test_publishing_many_at_once_names_what_is_missing(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    lead = CityPageFactory()
    whole, lacking = (
        answered(practice_page(lead, live=False)),
        practice_page(lead, live=False, title="Lacks", summary=""),
    )
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{url}?id={whole.pk}&id={lacking.pk}", follow=True)
    assert "Lacks: Summary" in answer.content.decode()
    assert not PracticePage.objects.filter(live=True).exists()

    client.post(f"{url}?id={whole.pk}")
    assert PracticePage.objects.get(live=True).pk == whole.pk
