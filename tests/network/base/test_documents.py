"""A document is private until a page that everybody may read uses it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import PageViewRestriction

from network.base.documents import is_used_in_public
from network.base.models import CreditedDocument
from tests.factories.cities import UserFactory
from tests.factories.practices import practice_page

pytestmark = [pytest.mark.django_db, pytest.mark.references]


@pytest.fixture
def document() -> CreditedDocument:
    return CreditedDocument.objects.create(title="Ordinance", file=ContentFile(b"text", name="ordinance.txt"))


def test_a_document_without_a_page_or_with_a_draft_is_private(document: CreditedDocument) -> None:
    assert not is_used_in_public(document)

    practice_page(file=document, live=False)

    assert not is_used_in_public(document)


def test_a_document_of_a_live_page_is_public_until_the_page_is_restricted(document: CreditedDocument) -> None:
    page = practice_page(file=document)
    assert is_used_in_public(document)

    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)

    assert not is_used_in_public(document)


def test_a_private_document_is_served_to_people_of_the_admin_only(document: CreditedDocument, client: Client) -> None:
    assert client.get(document.url).status_code == 403

    client.force_login(UserFactory(is_superuser=True))

    assert client.get(document.url).status_code == 200


def test_a_public_document_is_served_to_everybody(document: CreditedDocument, client: Client) -> None:
    practice_page(file=document)

    response = client.get(document.url)

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
