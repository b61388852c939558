"""Events in the admin's menu, and what follows them through the trees of languages."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from network.coalition.events.viewsets import EventPages, EventRecords, register_policies
from network.coalition.models import EventPage

register_policies()
register_snippet(EventRecords)


@hooks.register("register_admin_viewset")
def list_of_events() -> EventPages:
    return EventPages()


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_of_events(pages: list[Page], action: str) -> dict[Page, Any]:
    """Deleted and unpublished together."""
    if action == "move":
        return {}
    return {
        page: Page.objects.translation_of(page, inclusive=False).filter(alias_of=None)
        for page in pages
        if issubclass(page.specific_class or Page, EventPage)
    }
