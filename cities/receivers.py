"""Keeps the workspaces of cities as they should be: when a page appears, when stewards come and go."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from cities import provision
from cities.models import City, CityPage, Steward, Workspace
from network.base.models import User


@receiver(page_published, dispatch_uid="cities.open_workspace")
def open_workspace(sender: type, instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, CityPage):
        return
    city = City.objects.filter(pages=instance.pk).first()
    if city:
        provision.provision(city)


@receiver(post_save, sender=CityPage, dispatch_uid="cities.allow_in_every_tree")
def allow_in_every_tree(sender: type, instance: CityPage, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A translation, or a node above translated practices, appears without being published."""
    workspace = Workspace.objects.filter(city=instance.city_id).select_related("group", "city").first()
    if created and not raw and workspace:
        provision.allow_pages(workspace.group, workspace.city)


@receiver(post_save, sender=City, dispatch_uid="cities.rename_workspace")
def rename_workspace(sender: type, instance: City, raw: bool = False, **kwargs: Any) -> None:
    workspace = Workspace.objects.filter(city=instance.pk).select_related("group", "collection").first()
    if workspace and not raw:
        provision.rename(workspace, provision.name_of(instance))


@receiver(post_delete, sender=Workspace, dispatch_uid="cities.close_workspace")
def close_workspace(sender: type, instance: Workspace, **kwargs: Any) -> None:
    """The files stay in their collection; nobody holds rights in the city's name any more."""
    Group.objects.filter(pk=instance.group_id).delete()


@receiver(post_save, sender=Steward, dispatch_uid="cities.join_workspace")
def join_workspace(sender: type, instance: Steward, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    provision.join(instance)
    if created:
        provision.name_focal_point(instance)


@receiver(post_delete, sender=Steward, dispatch_uid="cities.leave_workspace")
def leave_workspace(sender: type, instance: Steward, **kwargs: Any) -> None:
    provision.leave(instance.user_id, instance.city_id)


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="cities.follow_groups")
def follow_groups(
    sender: type, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Somebody put into a city's group by hand is its steward too; somebody taken out of it is one no longer."""
    if action == "post_clear":
        stewards = Steward.objects.all()
        whose = stewards.filter(city__workspace__group=instance) if reverse else stewards.filter(user=instance)
        whose.delete()
        return
    groups, users = ({instance.pk}, pk_set or set()) if reverse else (pk_set or set(), {instance.pk})
    if action == "post_add":
        for city in City.objects.filter(workspace__group__in=groups):
            for user in users:
                Steward.objects.get_or_create(user_id=user, city=city)
    elif action == "post_remove":
        Steward.objects.filter(user__in=users, city__workspace__group__in=groups).delete()
