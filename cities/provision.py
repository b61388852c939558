"""What a city's stewards need to work in the admin, made when its page is published: a group, rights, a collection.

Everything here may run again at any time and changes only what is not as it should be.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cities.models import City, CityPage, FocalPoint, Steward, Workspace

PAGE_RIGHTS = ("add_page", "change_page")
FILE_RIGHTS = tuple(
    (f"{action}_{kind}", label)
    for kind, label in (("image", "wagtailimages"), ("document", "wagtaildocs"))
    for action in ("add", "change", "choose")
)


def name_of(city: City) -> str:
    return f"City · {city.slug}"


def provision(city: City) -> Workspace:
    """The city's workspace, complete: its name, its rights on the city's page in every tree, its stewards."""
    workspace = Workspace.objects.select_related("group", "collection").filter(city=city).first() or _open(city)
    rename(workspace, name_of(city))
    allow_pages(workspace.group, city)
    _allow_files(workspace.group, workspace.collection)
    workspace.group.permissions.add(_permission("access_admin", "wagtailadmin"))
    workspace.group.user_set.add(*Steward.objects.filter(city=city).values_list("user", flat=True))
    return workspace


def _open(city: City) -> Workspace:
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name=name_of(city)))
    return Workspace.objects.create(
        city=city, group=Group.objects.get_or_create(name=name_of(city))[0], collection=collection
    )


def rename(workspace: Workspace, name: str) -> None:
    for part in (workspace.group, workspace.collection):
        if part.name != name:
            part.name = name
            part.save(update_fields=["name"])


def allow_pages(group: Group, city: City) -> None:
    """In every tree, also where the city's page is only a node above translated practices."""
    permissions = [_permission(codename, "wagtailcore") for codename in PAGE_RIGHTS]
    for page in CityPage.objects.filter(city=city):
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=Page(pk=page.pk), permission=permission)


def _allow_files(group: Group, collection: Collection) -> None:
    for codename, label in FILE_RIGHTS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_permission(codename, label)
        )


def _permission(codename: str, label: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label=label)


def join(steward: Steward) -> None:
    """Without a workspace yet, the steward joins when the city's page is published."""
    workspace = Workspace.objects.filter(city=steward.city_id).select_related("group").first()
    if workspace:
        workspace.group.user_set.add(steward.user_id)


def name_focal_point(steward: Steward) -> None:
    """Whoever keeps a city's practices can answer for them, so that a city can submit one from its first day."""
    user = steward.user
    if not FocalPoint.objects.filter(city=steward.city_id, email__iexact=user.email).exists():
        FocalPoint.objects.create(city_id=steward.city_id, name=str(user), email=user.email)


def leave(user: int, city: int) -> None:
    workspace = Workspace.objects.filter(city=city).select_related("group").first()
    if workspace and not Steward.objects.filter(user=user, city=city).exists():
        workspace.group.user_set.remove(user)
