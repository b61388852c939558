"""Keeps the search documents of missions in step with what happens, in the same transaction: there are six."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cities.models import City, CityRole
from network.base import translations
from network.base.models import Concept, ConceptLabel, Scheme
from network.coalition.missions.documents import KIND
from network.coalition.models import Milestone, MissionIndexPage, MissionPage
from search import sync


def refresh(*numbers: int | None) -> None:
    sync.refresh(KIND, {number for number in numbers if number is not None})


def refresh_branch(page: int) -> None:
    if path := Page.objects.filter(pk=page).values_list("path", flat=True).first():
        below = MissionPage.objects.filter(path__startswith=path)
        refresh(*below.order_by().values_list("mission", flat=True).distinct())


@receiver([page_published, page_unpublished], dispatch_uid="coalition.search_mission_page")
def page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, (MissionPage, MissionIndexPage)):
        translations.rename(instance)
    if isinstance(instance, MissionPage):
        refresh(MissionPage.objects.filter(pk=instance.pk).values_list("mission", flat=True).first())
    elif isinstance(instance, MissionIndexPage):  # of a new slug Wagtail tells after the commit only
        refresh_branch(instance.pk)


@receiver([post_page_move, page_slug_changed], dispatch_uid="coalition.search_mission_branch")
def branch_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    refresh_branch(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="coalition.search_mission_privacy")
def privacy_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    refresh_branch(instance.page_id)


@receiver(post_delete, sender=MissionPage, dispatch_uid="coalition.search_mission_page_deleted")
@receiver([post_save, post_delete], sender=Milestone, dispatch_uid="coalition.search_mission_milestone")
@receiver([post_save, post_delete], sender=CityRole, dispatch_uid="coalition.search_mission_role")
def part_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    refresh(instance.mission_id)


@receiver([post_save, post_delete], sender=ConceptLabel, dispatch_uid="coalition.search_mission_label")
def label_changed(sender: type, instance: ConceptLabel, **kwargs: Any) -> None:
    refresh(MissionPage.objects.filter(mission=instance.concept_id).values_list("mission", flat=True).first())


@receiver(post_save, dispatch_uid="coalition.search_mission_concept")
def concept_changed(sender: type, instance: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """A mission's order; or a theme, which may have been deprecated or moved. Typed views are saved as themselves."""
    if not isinstance(instance, Concept) or raw or created:
        return
    if instance.scheme == Scheme.MISSION:
        refresh(instance.pk)
    elif instance.scheme == Scheme.THEME:
        refresh(*MissionPage.objects.filter(themes=instance.pk).values_list("mission", flat=True))


@receiver(post_save, sender=City, dispatch_uid="coalition.search_mission_city")
def city_changed(sender: type, instance: City, **kwargs: Any) -> None:
    refresh(*CityRole.objects.filter(city=instance.pk, mission__isnull=False).values_list("mission", flat=True))
