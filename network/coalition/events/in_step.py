"""Keeps events in step with what happens to their pages, in the same transaction: documents, translations, records.

Nothing here trusts the instance that a signal brings: it may hold a draft. All is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cities.models import City, CityName, Organisation
from network.base import translations
from network.base.models import Concept, ConceptLabel
from network.coalition.events.documents import CONCEPTS
from network.coalition.models import Event, EventPage, EventRole
from search import sync


def refresh(pages: QuerySet[EventPage]) -> None:
    sync.refresh(Event.kind, {number for number in pages.values_list("event", flat=True) if number})


def below(page_id: int) -> QuerySet[EventPage]:
    """The events told at a page and below it: their addresses, and what they are a part of, change with it."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    return EventPage.objects.filter(path__startswith=path or "-")


@receiver(
    [page_published, page_unpublished, post_page_move, page_slug_changed], dispatch_uid="coalition.search_event_page"
)
def page_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    """Also of a page above them, of whichever type."""
    if isinstance(instance, EventPage):
        translations.rename(instance)
    refresh(below(instance.pk))


@receiver(post_delete, sender=EventPage, dispatch_uid="coalition.event_page_deleted")
def page_deleted(sender: type, instance: EventPage, **kwargs: Any) -> None:
    if instance.event_id is not None:
        sync.refresh(Event.kind, [instance.event_id])


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="coalition.search_event_privacy")
def privacy_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    refresh(below(instance.page_id))


@receiver([post_save, post_delete], sender=EventRole, dispatch_uid="coalition.search_event_role")
def role_changed(sender: type, instance: EventRole, **kwargs: Any) -> None:
    sync.refresh(Event.kind, [instance.event_id])


def of_cities(cities: Iterable[int]) -> QuerySet[EventPage]:
    """Relation by relation: joined at once their rows multiply."""
    numbers = list(cities)
    named = EventPage.objects.filter(parties__city__in=numbers).values("pk")
    held = EventRole.objects.filter(city__in=numbers).values("event")
    return EventPage.objects.filter(Q(host_city__in=numbers) | Q(pk__in=named) | Q(event__in=held))


@receiver(post_save, sender=City, dispatch_uid="coalition.search_event_city")
def city_changed(sender: type, instance: City, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(of_cities([instance.pk]))


@receiver([post_save, post_delete], sender=CityName, dispatch_uid="coalition.search_event_city_name")
def city_named(sender: type, instance: CityName, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(of_cities([instance.city_id]))


@receiver(post_save, sender=Organisation, dispatch_uid="coalition.search_event_organisation")
def organisation_changed(sender: type, instance: Organisation, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(EventPage.objects.filter(parties__organisation=instance.pk))


def tagged(concept: int) -> QuerySet[EventPage]:
    """Relation by relation, too."""
    holders = (EventPage.objects.filter(**{name: concept}).values("pk") for name in CONCEPTS.values())
    chosen = Q(pk__in=[])
    for holder in holders:
        chosen |= Q(pk__in=holder)
    return EventPage.objects.filter(chosen)


@receiver([post_save, post_delete], sender=ConceptLabel, dispatch_uid="coalition.search_event_concept_label")
def concept_labelled(sender: type, instance: ConceptLabel, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        refresh(tagged(instance.concept_id))


@receiver(post_save, dispatch_uid="coalition.search_event_concept")
def concept_saved(sender: type, instance: Any, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """Deprecated, or moved below another one. Typed views of a concept are saved under their own names."""
    if isinstance(instance, Concept) and not raw and not created:
        refresh(tagged(instance.pk))
