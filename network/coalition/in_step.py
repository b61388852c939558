"""Keeps the search documents of pages in step with what happens to them, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from network.base import translations
from network.coalition.searchables import KIND, MODELS, Pages
from search import sync
from search.models import SearchDocument


def refresh_pages() -> None:
    """There are few such pages, and the move of one changes the addresses below it: all are compared."""
    told = SearchDocument.objects.filter(kind=KIND).values_list("number", flat=True)
    sync.refresh(KIND, {*told, *Pages().numbers()})


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move], dispatch_uid="coalition.search_page")
def page_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, MODELS):
        translations.rename(instance)
        refresh_pages()


@receiver(post_delete, dispatch_uid="coalition.search_page_deleted")
def page_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, MODELS):
        refresh_pages()


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="coalition.search_privacy")
def privacy_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    refresh_pages()
