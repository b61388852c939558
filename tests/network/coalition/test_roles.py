"""Groups hold exactly what the matrix of rights says."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from network.base.models import User
from network.base.permissions import Right, Role
from network.coalition import roles
from tests.architecture import source

pytestmark = pytest.mark.django_db


def permission(name: str) -> Permission:
    app, _dot, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def placed(group: Group) -> set[str]:
    rows = (
        *GroupPagePermission.objects.filter(group=group),
        *GroupCollectionPermission.objects.filter(group=group),
    )
    return {row.permission.codename for row in rows}


@pytest.mark.parametrize("role", list(roles.GROUPS))
def test_a_group_holds_the_rights_of_its_role(role: Role) -> None:
    roles.sync()

    group = Group.objects.get(name=roles.GROUPS[role])
    held = {f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()}

    assert held == {right.permission for right in roles.rights() if right.held_by(role) and not roles.is_placed(right)}
    assert "wagtailadmin.access_admin" in held


def test_editors_publish_everywhere_and_city_staff_nowhere_by_their_role_alone() -> None:
    roles.sync()

    editors, staff = Group.objects.get(name="Editors"), Group.objects.get(name="City staff")
    assert placed(editors) == {right.permission.partition(".")[2] for right in roles.rights() if roles.is_placed(right)}
    assert {row.page for row in GroupPagePermission.objects.filter(group=editors)} == {Page.get_first_root_node()}
    assert placed(staff) == set()


def test_only_coordinators_keep_records() -> None:
    roles.sync()

    assert Group.objects.get(name="Coordinators").permissions.filter(codename="change_fact").exists()
    assert not Group.objects.get(name="Editors").permissions.filter(codename="change_fact").exists()


def test_a_second_run_changes_nothing() -> None:
    roles.sync()
    before = (
        set(GroupPagePermission.objects.values_list("pk")),
        set(GroupCollectionPermission.objects.values_list("pk")),
    )

    changes = roles.sync()

    assert changes == []
    assert before == (
        set(GroupPagePermission.objects.values_list("pk")),
        set(GroupCollectionPermission.objects.values_list("pk")),
    )


def test_what_left_the_matrix_is_taken_away_and_said() -> None:
    roles.sync()
    staff = Group.objects.get(name="City staff")
    staff.permissions.add(permission("base.delete_user"))
    publish = permission("wagtailcore.publish_page")
    GroupPagePermission.objects.create(group=staff, page=Page.get_first_root_node(), permission=publish)
    GroupCollectionPermission.objects.create(
        group=staff, collection=Collection.get_first_root_node(), permission=permission("wagtailimages.add_image")
    )

    changes = roles.sync()

    assert [str(change) for change in changes] == [
        "City staff: taken away base.delete_user",
        "City staff: taken away wagtailcore.publish_page",
        "City staff: taken away wagtailimages.add_image",
    ]
    assert placed(staff) == set()
    assert not staff.permissions.filter(codename="delete_user").exists()


def test_a_right_at_another_place_than_the_root_is_taken_away_too() -> None:
    roles.sync()
    editors, home = Group.objects.get(name="Editors"), Page.objects.filter(depth=2).earliest("pk")
    GroupPagePermission.objects.create(group=editors, page=home, permission=permission("wagtailcore.publish_page"))

    roles.sync()

    assert not GroupPagePermission.objects.filter(group=editors, page=home).exists()


def test_a_misspelt_right_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    misspelt = Right("base.chnage_concept", frozenset({Role.EDITOR}))
    monkeypatch.setattr(roles, "rights", lambda: [misspelt])

    with pytest.raises(roles.UnknownRightError, match=r"base\.chnage_concept"):
        roles.sync()


def test_a_group_of_wagtails_own_stays_while_somebody_is_in_it() -> None:
    user = User.objects.create_user("somebody@example.org")
    user.groups.add(Group.objects.get_or_create(name="Moderators")[0])

    roles.sync()
    assert Group.objects.filter(name="Moderators").exists()

    user.groups.clear()
    roles.sync()
    assert not Group.objects.filter(name="Moderators").exists()


def test_reviewers_are_those_who_may_publish() -> None:
    roles.sync()

    assert [group.name for group in roles.reviewers()] == ["Coordinators", "Editors"]


def test_the_documented_matrix_is_current() -> None:
    text = (source.ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")

    assert roles.matrix() in text
    assert "| `wagtailcore.change_page` | own city | yes | yes | yes |" in text
    assert "| `wagtailcore.publish_page` |  | yes | yes | yes |" in text
