"""Keeps the search documents of cities and organisations in step with what happens, in the same transaction.

Nothing here trusts the instance that a signal brings: it may hold a draft. The documents are read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cities.models import (
    City,
    CityName,
    CityPage,
    CityRole,
    Membership,
    Organisation,
    OrganisationPage,
    Project,
)
from network.base import translations
from search import sync
from search.analysis import renew_lexicon
from search.models import SearchDocument

# Of a city: what the search's scanner knows it by.
WORDS = {"name", "slug", "country_code"}
PAGES: tuple[tuple[Any, str, str], ...] = (
    (CityPage, "city", City.kind),
    (OrganisationPage, "organisation", Organisation.kind),
)


def refresh_cities(numbers: Iterable[int | None]) -> None:
    sync.refresh(City.kind, {number for number in numbers if number is not None})


def refresh_organisations(numbers: Iterable[int | None]) -> None:
    sync.refresh(Organisation.kind, {number for number in numbers if number is not None})


REFRESH: dict[str, Callable[[Iterable[int | None]], None]] = {
    City.kind: refresh_cities,
    Organisation.kind: refresh_organisations,
}


def refresh_branch(path: str) -> None:
    """All that is told at a place of the tree and below it."""
    for model, field, kind in PAGES:
        numbers = model.objects.filter(path__startswith=path).values_list(field, flat=True)
        REFRESH[kind](numbers.distinct())


@receiver([page_published, page_unpublished], dispatch_uid="cities.search_page")
def page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    for model, field, kind in PAGES:
        if isinstance(instance, model):
            translations.rename(instance)
            REFRESH[kind](model.objects.filter(pk=instance.pk).values_list(field, flat=True))


@receiver([post_page_move, page_slug_changed], dispatch_uid="cities.search_branch")
def branch_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """Also of a page above them: their addresses change with it."""
    path = Page.objects.filter(pk=instance.pk).values_list("path", flat=True).first()
    if path:
        refresh_branch(path)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="cities.search_privacy")
def privacy_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:
        refresh_branch(path)


@receiver(post_delete, sender=CityPage, dispatch_uid="cities.search_city_page_deleted")
@receiver(post_delete, sender=OrganisationPage, dispatch_uid="cities.search_organisation_page_deleted")
def page_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    for model, field, kind in PAGES:
        if isinstance(instance, model):
            REFRESH[kind]([getattr(instance, f"{field}_id")])


@receiver([post_save, post_delete], sender=City, dispatch_uid="cities.search_city")
def city_changed(sender: type, instance: City, **kwargs: Any) -> None:
    """A city's slug stands in the documents of the organisations in which it holds a role, its name in any text."""
    changed = kwargs.get("update_fields")
    if changed is None or WORDS & set(changed):
        renew_lexicon()
        if not kwargs.get("created"):
            sync.terms_changed([f"city/{instance.slug}", *_slug_before(instance)])
    refresh_cities([instance.pk])
    roles = CityRole.objects.filter(city=instance.pk, organisation__isnull=False)
    refresh_organisations(roles.values_list("organisation", flat=True))


def _slug_before(city: City) -> list[str]:
    """By which the city is still found: nothing else remembers it. One query."""
    known = SearchDocument.objects.filter(kind=City.kind, number=city.pk).exclude(slug=city.slug)
    return [f"city/{slug}" for slug in known.values_list("slug", flat=True).distinct()]


@receiver([post_save, post_delete], sender=CityName, dispatch_uid="cities.search_name")
def name_changed(sender: type, instance: CityName, **kwargs: Any) -> None:
    renew_lexicon()
    refresh_cities([instance.city_id])
    slug = City.objects.filter(pk=instance.city_id).values_list("slug", flat=True).first()
    if slug:
        sync.terms_changed([f"city/{slug}"])


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="cities.search_membership")
def membership_changed(sender: type, instance: Membership, **kwargs: Any) -> None:
    refresh_cities([instance.city_id])


@receiver([post_save, post_delete], sender=CityRole, dispatch_uid="cities.search_role")
def role_changed(sender: type, instance: CityRole, **kwargs: Any) -> None:
    refresh_cities([instance.city_id])
    refresh_organisations([instance.organisation_id])


@receiver([post_save, post_delete], sender=Organisation, dispatch_uid="cities.search_organisation")
def organisation_changed(sender: type, instance: Organisation, **kwargs: Any) -> None:
    refresh_organisations([instance.pk])
    refresh_cities(CityRole.objects.filter(organisation=instance.pk).values_list("city", flat=True))


@receiver(post_save, sender=Project, dispatch_uid="cities.search_project")
def project_changed(sender: type, instance: Project, **kwargs: Any) -> None:
    refresh_organisations(instance.organisations.values_list("pk", flat=True))
    refresh_cities(CityRole.objects.filter(project=instance.pk).values_list("city", flat=True))


@receiver(m2m_changed, sender=Project.organisations.through, dispatch_uid="cities.search_project_organisations")
def project_joined(sender: type, instance: Any, pk_set: set[int] | None, reverse: bool, **kwargs: Any) -> None:
    refresh_organisations([instance.pk] if reverse else pk_set or ())
