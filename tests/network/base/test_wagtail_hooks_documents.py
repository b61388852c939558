"""Documents of the admin stay with those who may see them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission

from network.base.models import CreditedDocument, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> CreditedDocument:
    collection = Collection.get_first_root_node().add_child(name="Lyon")
    return CreditedDocument.objects.create(
        title="Draft", file=ContentFile(b"draft", name="draft.txt"), collection=collection
    )


def member_of_staff(email: str, collection: Collection) -> User:
    group = Group.objects.create(name=email)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupCollectionPermission.objects.create(
        group=group, collection=collection, permission=Permission.objects.get(codename="choose_document")
    )
    user = User.objects.create_user(email)
    user.groups.add(group)
    return user


def test_an_unused_document_is_for_those_who_keep_its_collection(client: Client, document: CreditedDocument) -> None:
    elsewhere = Collection.get_first_root_node().add_child(name="Porto")

    client.force_login(member_of_staff("porto@example.org", elsewhere))
    refused = client.get(document.url)
    client.force_login(member_of_staff("lyon@example.org", document.collection))
    served = client.get(document.url)

    assert (refused.status_code, served.status_code) == (403, 200)


def test_an_unused_document_is_not_for_the_public(client: Client, document: CreditedDocument) -> None:
    assert client.get(document.url).status_code == 403
