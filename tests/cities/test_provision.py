"""A city's stewards can work on its pages and files, and nowhere else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permissions import policy_registry

from cities import provision
from cities.models import City, CityPage, FocalPoint, Steward, Workspace
from network.base.models import CreditedImage
from tests.factories.cities import (
    CityFactory,
    CityPageFactory,
    FocalPointFactory,
    StewardFactory,
    UserFactory,
    city_index,
    locale,
    publish,
)

pytestmark = pytest.mark.django_db


def test_a_published_page_opens_the_workspace_of_its_city() -> None:
    page = CityPageFactory.create(city=CityFactory.create(slug="maceio"))
    assert not Workspace.objects.exists()

    publish(page)

    workspace = Workspace.objects.get(city=page.city)
    assert workspace.group.name == workspace.collection.name == "City · maceio"


def test_a_second_publication_changes_nothing() -> None:
    page = publish(CityPageFactory.create())
    before = (Group.objects.count(), Collection.objects.count(), GroupCollectionPermission.objects.count())

    publish(page)

    assert (Group.objects.count(), Collection.objects.count(), GroupCollectionPermission.objects.count()) == before


def test_a_steward_changes_and_extends_the_own_page_and_no_other() -> None:
    own, other = publish(CityPageFactory.create()), publish(CityPageFactory.create())
    user = StewardFactory.create(city=own.city).user
    user = type(user).objects.get(pk=user.pk)

    assert own.permissions_for_user(user).can_edit()
    assert own.permissions_for_user(user).can_add_subpage()
    assert not own.permissions_for_user(user).can_publish()
    assert not other.permissions_for_user(user).can_edit()
    assert user.has_perm("wagtailadmin.access_admin")


def test_rights_reach_the_page_in_every_language_tree() -> None:
    page = publish(CityPageFactory.create())
    user = StewardFactory.create(city=page.city).user
    city_index("es")

    translation = page.copy_for_translation(locale("es"), copy_parents=True, alias=True)

    assert translation.permissions_for_user(user).can_edit()


def test_a_steward_sees_the_files_of_the_own_collection_only() -> None:
    own, other = publish(CityPageFactory.create()), publish(CityPageFactory.create())
    user = StewardFactory.create(city=own.city).user
    workspaces = [Workspace.objects.get(city=page.city) for page in (own, other)]

    policy = policy_registry.get_by_type(CreditedImage)
    allowed = policy.collections_user_has_any_permission_for(user, ["add", "change", "choose"])

    assert workspaces[0].collection in allowed
    assert workspaces[1].collection not in allowed


def test_a_steward_named_before_the_first_publication_joins_with_it() -> None:
    page = CityPageFactory.create()
    steward = StewardFactory.create(city=page.city)
    assert not steward.user.groups.exists()

    publish(page)

    assert steward.user.groups.get().name == provision.name_of(page.city)


def test_a_new_slug_renames_the_workspace() -> None:
    page = publish(CityPageFactory.create())
    city = City.objects.get(pk=page.city_id)

    city.slug = "new-name"
    city.save()

    workspace = Workspace.objects.get(city=city)
    assert workspace.group.name == workspace.collection.name == "City · new-name"


def test_a_city_that_is_deleted_leaves_no_group_behind() -> None:
    page = publish(CityPageFactory.create())
    city = page.city
    CityPage.objects.get(pk=page.pk).delete()

    city.delete()

    assert not Group.objects.filter(name=provision.name_of(city)).exists()


def test_who_leaves_as_a_steward_leaves_the_group() -> None:
    page = publish(CityPageFactory.create())
    steward = StewardFactory.create(city=page.city)
    user = steward.user
    assert user.groups.exists()

    steward.delete()

    assert not user.groups.exists()


def test_a_new_steward_can_be_named_as_the_one_who_answers() -> None:
    steward = StewardFactory.create(user__email="ana@example.org", user__first_name="Ana")

    assert [(each.city, str(each.name), each.email) for each in FocalPoint.objects.all()] == [
        (steward.city, "Ana", "ana@example.org")
    ]


def test_a_steward_who_answers_already_is_named_once() -> None:
    known = FocalPointFactory.create(email="Ana@example.org")

    StewardFactory.create(user__email="ana@example.org", city=known.city)

    assert FocalPoint.objects.get() == known


def test_a_contact_that_was_deleted_does_not_come_back() -> None:
    steward = StewardFactory.create()
    FocalPoint.objects.all().delete()

    steward.save()

    assert not FocalPoint.objects.exists()


def test_who_is_put_into_the_group_by_hand_is_a_steward() -> None:
    page = publish(CityPageFactory.create())
    group, user = Workspace.objects.get(city=page.city).group, UserFactory.create()

    user.groups.add(group)
    assert Steward.objects.filter(user=user, city=page.city).exists()

    user.groups.remove(group)
    assert not Steward.objects.exists()


def test_a_group_without_a_city_makes_no_steward() -> None:
    UserFactory.create().groups.add(Group.objects.create(name="Readers"))

    assert not Steward.objects.exists()


@pytest.mark.parametrize("side", ["user", "group"])
def test_an_emptied_group_or_account_leaves_no_steward(side: str) -> None:
    page = publish(CityPageFactory.create())
    user = StewardFactory.create(city=page.city).user

    if side == "user":
        user.groups.clear()
    else:
        Workspace.objects.get(city=page.city).group.user_set.clear()

    assert not Steward.objects.exists()
