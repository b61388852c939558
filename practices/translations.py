"""Pages of one practice in several languages stand at the same place of their trees, under the same slug."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from practices.models import PracticePage


def others(page: PracticePage) -> list[PracticePage]:
    """The translations, read anew; aliases follow their originals by themselves."""
    found = PracticePage.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
    return list(found.select_related("locale").order_by("pk"))


def rename(page: PracticePage) -> None:
    """Only the source renames itself; its translations take its slug."""
    for other in others(page):
        if other.slug != page.slug:
            other.slug = page.slug
            other.save(clean=False)


def move(page: PracticePage) -> None:
    """Below the new parent's translation; where the tree has none, a node is made that shows the parent itself."""
    parent = page.get_parent()
    for other in others(page):
        target = _in_language(parent, other.locale)
        if other.get_parent().pk != target.pk:
            other.move(target, pos="last-child")


def _in_language(page: Page, locale: Any) -> Page:
    found = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    return found or page.specific.copy_for_translation(locale, copy_parents=True, alias=True)
