"""Groups, assembled from the rights that every app declares in its `rights` module."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.module_loading import module_has_submodule
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from network.base.permissions import Right, Role
from network.coalition import workflows

# Administrators are superusers: they need no group.
GROUPS = {Role.STAFF: "City staff", Role.EDITOR: "Editors", Role.COORDINATOR: "Coordinators"}
# Made by Wagtail's first migrations; the editors do what it was for.
REPLACED_GROUP = "Moderators"
PAGES = "wagtailcore"
FILES = ("wagtailimages", "wagtaildocs")


class UnknownRightError(Exception):
    """A permission that no app has: a misspelt codename would take a right away in silence."""


@dataclass(frozen=True)
class Change:
    group: str
    verb: str
    permission: str

    def __str__(self) -> str:
        return f"{self.group}: {self.verb} {self.permission}"


def rights() -> list[Right]:
    """The rights of every installed app, in a stable order."""
    modules = [
        import_module(f"{app.name}.rights")
        for app in apps.get_app_configs()
        if module_has_submodule(app.module, "rights")
    ]
    return sorted((right for module in modules for right in module.RIGHTS), key=lambda right: right.permission)


def is_placed(right: Right) -> bool:
    """Whether the right holds at a place: pages at a branch of the tree, files in a collection.

    Editors and coordinators hold it at the root, city staff at their city's pages and files (`cities` sees to that).
    """
    app, _dot, codename = right.permission.partition(".")
    return app in FILES or (app == PAGES and codename.endswith("_page"))


@transaction.atomic
def sync() -> list[Change]:
    """Gives every group exactly the rights of its role; says what that changed. Idempotent."""
    declared = rights()
    permissions = _permissions(declared)
    changes = []
    for role, name in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        held = [right for right in declared if right.held_by(role)]
        changes += _sync_group(group, {permissions[right.permission] for right in held if not is_placed(right)})
        placed = [right for right in held if is_placed(right) and role is not Role.STAFF]
        changes += _sync_places(group, [permissions[right.permission] for right in placed])
    Group.objects.filter(name=REPLACED_GROUP, user=None).delete()
    workflows.ensure(reviewers())
    return changes


def reviewers() -> list[Group]:
    """Who approves what others wrote: the groups that may publish."""
    roles = next((right.roles for right in rights() if right.permission == f"{PAGES}.publish_page"), frozenset())
    return list(Group.objects.filter(name__in=[GROUPS[role] for role in roles]).order_by("name"))


def _permissions(declared: Iterable[Right]) -> dict[str, Permission]:
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    if unknown := sorted({right.permission for right in declared} - found.keys()):
        raise UnknownRightError(f"No app has these permissions: {', '.join(unknown)}")
    return found


def _name(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _sync_group(group: Group, wanted: set[Permission]) -> list[Change]:
    present = set(group.permissions.select_related("content_type"))
    group.permissions.set(wanted)
    return _changes(group, present, wanted)


def _sync_places(group: Group, wanted: list[Permission]) -> list[Change]:
    """At the root of the pages and of the collections, and nowhere else."""
    pages = {each for each in wanted if each.content_type.app_label == PAGES}
    files = set(wanted) - pages
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    on_pages = GroupPagePermission.objects.filter(group=group)
    on_files = GroupCollectionPermission.objects.filter(group=group)
    present = {
        row.permission
        for row in (
            *on_pages.filter(page=root).select_related("permission__content_type"),
            *on_files.filter(collection=collection).select_related("permission__content_type"),
        )
    }
    on_pages.exclude(page=root, permission__in=pages).delete()
    on_files.exclude(collection=collection, permission__in=files).delete()
    for permission in pages - present:
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    for permission in files - present:
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return _changes(group, present, pages | files)


def _changes(group: Group, present: set[Permission], wanted: set[Permission]) -> list[Change]:
    given = [Change(group.name, "given", name) for name in sorted(map(_name, wanted - present))]
    return given + [Change(group.name, "taken away", name) for name in sorted(map(_name, present - wanted))]


def matrix() -> str:
    """Role by right, as the table in docs/permissions.md."""
    lines = ["| right | " + " | ".join(str(role.label) for role in Role) + " |", "|---|" + ":-:|" * len(Role)]
    for right in rights():
        cells = (_cell(right, role) for role in Role)
        lines.append(f"| `{right.permission}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(right: Right, role: Role) -> str:
    if not right.held_by(role):
        return ""
    return "own city" if role is Role.STAFF and is_placed(right) else "yes"
