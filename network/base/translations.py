"""Pages of one entry in several languages stand at the same place of their trees, under the same slug."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from network.base.models import BasePage

ROOTS = 2  # the depth of home pages, each with a slug of its own


def others(page: BasePage) -> list[Any]:
    """The translations, read anew; aliases follow their originals by themselves."""
    found = type(page)._default_manager.filter(translation_key=page.translation_key, alias_of=None)
    return list(found.exclude(pk=page.pk).select_related("locale").order_by("pk"))


def source_anew(page: Page) -> BasePage | None:
    """The page as the database holds it, if it is ours, below a home page, and what its translations follow."""
    model = page.specific_class  # a move brings Wagtail's bare page
    if model is None or not issubclass(model, BasePage):
        return None
    found: BasePage | None = model._default_manager.filter(pk=page.pk, alias_of=None, depth__gt=ROOTS).first()
    return found if found is not None and found.is_source else None


def rename(page: Page) -> None:
    """To be called when a page was published, before what is found of it is refreshed.

    Only the source renames itself; its translations take its slug.
    """
    source = source_anew(page)
    if source is None or not source.live:
        return
    for other in others(source):
        if other.slug != source.slug:
            other.slug = source.slug
            other.save(clean=False)


@receiver(post_page_move, dispatch_uid="base.move_translations")
def move(sender: type, instance: Page, **kwargs: Any) -> None:
    """Below the new parent's translation; where the tree has none, a node is made that shows the parent itself."""
    source = source_anew(instance)
    if source is None:
        return
    parent = source.get_parent()
    for other in others(source):
        target = _in_language(parent, other.locale)
        if other.get_parent().pk != target.pk:
            other.move(target, pos="last-child")


def _in_language(page: Page, locale: Any) -> Page:
    found = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    return found or page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
