"""Keeps the search documents of publications in step with what happens, in the same transaction.

Nothing here trusts the instance that a signal brings: it may hold a draft. The documents are read anew.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cities.models import City, CityName, Organisation
from network.base import translations
from network.base.models import Concept, ConceptLabel
from network.coalition.models import MissionPage, Publication, PublicationIndexPage, PublicationPage
from practices.models import PracticePage
from search import sync


def refresh(*numbers: int | None) -> None:
    sync.refresh(Publication.kind, {number for number in numbers if number is not None})


def refresh_told(pages: QuerySet[PublicationPage]) -> None:
    refresh(*pages.order_by().values_list("publication", flat=True).distinct())


@receiver([page_published, page_unpublished], dispatch_uid="coalition.search_publication_page")
def page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, (PublicationPage, PublicationIndexPage)):
        translations.rename(instance)
    if isinstance(instance, PublicationPage):
        refresh_told(PublicationPage.objects.filter(pk=instance.pk))
    elif isinstance(instance, (PracticePage, MissionPage)):
        refresh_around(sender, instance)
    elif isinstance(instance, PublicationIndexPage):  # of a new slug Wagtail tells after the commit only
        refresh_branch(instance.pk)


@receiver(post_delete, sender=PracticePage, dispatch_uid="coalition.search_publication_practice_deleted")
@receiver(post_delete, sender=MissionPage, dispatch_uid="coalition.search_publication_mission_deleted")
def refresh_around(sender: type, instance: Any, **kwargs: Any) -> None:
    """Publications carry the titles of their practices, and the themes of these and of their missions."""
    if isinstance(instance, PracticePage):
        refresh_told(PublicationPage.objects.filter(practices=instance.practice_id))
    else:
        refresh_told(PublicationPage.objects.filter(missions=instance.mission_id))


@receiver([post_page_move, page_slug_changed], dispatch_uid="coalition.search_publication_branch")
def branch_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """Also of a page above them: their addresses change with it."""
    refresh_branch(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="coalition.search_publication_privacy")
def privacy_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    refresh_branch(instance.page_id)


def refresh_branch(page: int) -> None:
    if path := Page.objects.filter(pk=page).values_list("path", flat=True).first():
        refresh_told(PublicationPage.objects.filter(path__startswith=path))


@receiver(post_delete, sender=PublicationPage, dispatch_uid="coalition.search_publication_page_deleted")
def page_deleted(sender: type, instance: PublicationPage, **kwargs: Any) -> None:
    refresh(instance.publication_id)


@receiver(post_save, sender=Publication, dispatch_uid="coalition.search_publication")
def record_changed(sender: type, instance: Publication, created: bool, **kwargs: Any) -> None:
    if not created:
        refresh(instance.pk)


@receiver(post_save, sender=Organisation, dispatch_uid="coalition.search_publication_organisation")
def organisation_changed(sender: type, instance: Organisation, **kwargs: Any) -> None:
    refresh_told(PublicationPage.objects.filter(contributors__organisation=instance.pk))


@receiver(post_save, sender=City, dispatch_uid="coalition.search_publication_city")
def city_changed(sender: type, instance: City, **kwargs: Any) -> None:
    refresh_told(PublicationPage.objects.filter(cities=instance.pk))


@receiver([post_save, post_delete], sender=CityName, dispatch_uid="coalition.search_publication_city_name")
def name_changed(sender: type, instance: CityName, **kwargs: Any) -> None:
    refresh_told(PublicationPage.objects.filter(cities=instance.city_id))


@receiver([post_save, post_delete], sender=ConceptLabel, dispatch_uid="coalition.search_publication_label")
def label_changed(sender: type, instance: ConceptLabel, **kwargs: Any) -> None:
    refresh_told(tagged(instance.concept_id))


@receiver(post_save, dispatch_uid="coalition.search_publication_concept")
def concept_changed(sender: type, instance: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """Deprecated, or moved below another one. Typed views of a concept are saved under their own names."""
    if isinstance(instance, Concept) and not raw and not created:
        refresh_told(tagged(instance.pk))


def tagged(concept: int) -> QuerySet[PublicationPage]:
    holds = Q(missions=concept) | Q(publication_kind=concept) | Q(cities__region=concept)
    found: QuerySet[PublicationPage] = PublicationPage.objects.filter(holds)
    return found
