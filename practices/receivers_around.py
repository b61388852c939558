"""Search documents of practices also change with what they stand under and what they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, post_page_move

from cities.models import City, CityName, Organisation, Project
from network.base.addresses import path_below_root
from network.base.models import Concept, ConceptLabel
from practices import following
from practices.documents import CHOICES, CONCEPTS
from practices.models import Practice, PracticePage
from search import sync
from search.models import SearchDocument


def refresh(pages: QuerySet[PracticePage]) -> None:
    sync.refresh(Practice.kind, pages.values_list("practice", flat=True).distinct().order_by())


def below(path: str) -> QuerySet[PracticePage]:
    found: QuerySet[PracticePage] = PracticePage.objects.told().filter(path__startswith=path)
    return found


def path_of(page: Page) -> str:
    return Page.objects.filter(pk=page.pk).values_list("path", flat=True).first() or "-"


@receiver(post_page_move, dispatch_uid="practices.ancestor_moved")
def ancestor_moved(sender: type, instance: Page, **kwargs: Any) -> None:
    if not isinstance(instance, PracticePage):
        refresh(below(path_of(instance)))


@receiver(page_published, dispatch_uid="practices.ancestor_published")
def ancestor_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """Wagtail tells of a new slug after the commit only: one practice below shows whether addresses changed."""
    if isinstance(instance, PracticePage):
        return
    pages = below(path_of(instance))
    first = pages.select_related("locale").first()
    if first is None:
        return
    known = SearchDocument.objects.filter(
        kind=Practice.kind, number=first.practice_id, language=first.locale.language_code
    )
    if not known.filter(url_path=path_below_root(first.url_path)).exists():
        refresh(pages)


@receiver(page_slug_changed, dispatch_uid="practices.ancestor_renamed")
def ancestor_renamed(sender: type, instance: Page, **kwargs: Any) -> None:
    refresh(below(path_of(instance)))


def of_cities(cities: Iterable[int]) -> QuerySet[PracticePage]:
    """Pages of practices that these cities lead or take part in."""
    numbers = list(cities)
    leads = Page.objects.filter(citypage__city__in=numbers).values_list("path", flat=True)
    is_below = Q(pk__in=[])
    for path in leads:
        is_below |= Q(path__startswith=path)
    found: QuerySet[PracticePage] = PracticePage.objects.told().filter(is_below | Q(partner_links__city__in=numbers))
    return found


@receiver(post_save, sender=City, dispatch_uid="practices.city_saved")
def city_saved(sender: type, instance: City, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(of_cities([instance.pk]))


@receiver([post_save, post_delete], sender=CityName, dispatch_uid="practices.city_named")
def city_named(sender: type, instance: CityName, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(of_cities([instance.city_id]))


def tagged(concept: int) -> QuerySet[PracticePage]:
    """Pages of practices to which the concept is assigned. Relation by relation: joined at once their rows multiply."""
    chosen = Q()
    for name in CHOICES.values():
        chosen |= Q(**{name: concept})
    holders = [Q(mission_links__mission=concept), *(Q(**{name: concept}) for name in CONCEPTS.values()), chosen]
    numbers = {
        number
        for each in holders
        for number in PracticePage.objects.filter(each).values_list("practice", flat=True).order_by()
    }
    found: QuerySet[PracticePage] = PracticePage.objects.told().filter(practice__in=numbers)
    return found


@receiver([post_save, post_delete], sender=ConceptLabel, dispatch_uid="practices.concept_labelled")
def concept_labelled(sender: type, instance: ConceptLabel, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(tagged(instance.concept_id))


@receiver(post_save, dispatch_uid="practices.concept_saved")
def concept_saved(sender: type, instance: Any, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """Deprecated, or moved below another one. Typed views of a concept are saved under their own names."""
    if isinstance(instance, Concept) and not raw and not created:
        following.refresh(tagged(instance.pk).values_list("practice", flat=True).distinct().order_by())


@receiver(post_save, sender=Practice, dispatch_uid="practices.record_saved")
def record_saved(sender: type, instance: Practice, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        following.refresh([instance.pk])


@receiver(m2m_changed, sender=Practice.projects.through, dispatch_uid="practices.projects_joined")
def projects_joined(
    sender: type, instance: Any, action: str, pk_set: set[int] | None, reverse: bool = False, **kwargs: Any
) -> None:
    if action.startswith("post_"):
        sync.refresh(Practice.kind, (pk_set or set()) if reverse else {instance.pk})


@receiver(post_save, sender=Project, dispatch_uid="practices.project_saved")
def project_saved(sender: type, instance: Project, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(PracticePage.objects.told().filter(practice__projects=instance.pk))


@receiver(post_save, sender=Organisation, dispatch_uid="practices.organisation_saved")
def organisation_saved(sender: type, instance: Organisation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(PracticePage.objects.told().filter(practice__projects__organisations=instance.pk))
