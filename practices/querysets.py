from __future__ import annotations

from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class PracticePageQuerySet(PageQuerySet):
    def told(self) -> PracticePageQuerySet:
        """Pages that the public reads: an alias is a node of the tree, no text of its own."""
        return self.filter(live=True, alias_of=None)


class PracticePageManager(PageManager.from_queryset(PracticePageQuerySet)):  # type: ignore[misc]  # made at run time
    pass
