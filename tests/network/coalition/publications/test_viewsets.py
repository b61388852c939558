from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from network.coalition.models import Milestone, Publication
from network.coalition.publications.viewsets import PublicationPages, PublicationRecords
from tests.factories.publications import milestone, mission_page, publication_page, told_in_full

pytestmark = pytest.mark.django_db


def test_the_library_is_listed_with_kinds_and_narrowed(admin_client: Client) -> None:
    told_in_full(title="A guide of ours")
    publication_page(title="Another one", kind="")
    address = reverse(PublicationPages().get_url_name("index"))

    everything = admin_client.get(address).content.decode()
    featured = admin_client.get(address, {"featured": "true"}).content.decode()

    assert "A guide of ours" in everything
    assert "Another one" in everything
    assert "A guide of ours" in featured
    assert "Another one" not in featured


def test_a_publication_opens_in_its_editor(admin_client: Client) -> None:
    page = told_in_full()

    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert 'name="contributors-TOTAL_FORMS" value="2"' in text
    assert 'name="versions-TOTAL_FORMS"' in text


def test_editors_feature_a_record_and_nobody_deletes_it(admin_client: Client) -> None:
    page = publication_page(title="A guide of ours")
    views = PublicationRecords()

    assert "A guide of ours" in admin_client.get(reverse(views.get_url_name("list"))).content.decode()
    response = admin_client.post(
        reverse(views.get_url_name("edit"), args=[page.publication_id]),
        {"featured": "on", "featured_order": "2", "editor_note": ""},
    )

    assert response.status_code == 302
    assert Publication.objects.get(pk=page.publication_id).featured
    deletion = admin_client.get(reverse(views.get_url_name("delete"), args=[page.publication_id]))
    assert deletion.status_code == 302
    assert Publication.objects.filter(pk=page.publication_id).exists()


def test_milestones_are_listed_with_how_far_they_are(admin_client: Client) -> None:
    milestone(mission_page(), ("substantial", "2025"), title="A register in each city")
    address = reverse(Milestone.snippet_viewset.get_url_name("list"))

    text = admin_client.get(address, {"q": "register"}).content.decode()

    assert "A register in each city" in text
    assert "substantial progress" in text
