from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from practices.models import PracticePage
from practices.wagtail_hooks import translations_of_practices
from tests.factories.cities import CityPageFactory, UserFactory, publish
from tests.factories.practices import answered, practice_page, translated

pytestmark = pytest.mark.django_db


def test_translations_are_deleted_and_unpublished_together_but_moved_by_themselves() -> None:
    page = publish(practice_page())
    translation = translated(page)
    base = Page.objects.get(pk=page.pk)

    assert translations_of_practices([base], "move") == {}
    for action in ("delete", "unpublish"):
        assert [each.pk for each in translations_of_practices([base], action)[base]] == [translation.pk]
    assert translations_of_practices([Page.objects.get(pk=page.get_parent().pk)], "delete") == {}


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


def test_a_delete_in_the_admin_takes_the_translations_along(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    page = publish(practice_page())
    publish(translated(page))

    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not PracticePage.objects.exists()


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
