from __future__ import annotations

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from network.base.querysets import WordedQuerySet


class CityQuerySet(models.QuerySet):
    def members(self) -> CityQuerySet:
        """Cities whose membership is evidenced: only these count and show as members."""
        return self.filter(membership__status="member", membership__until="")

    def told(self) -> CityQuerySet:
        """Cities that have a live page of their own."""
        return self.filter(pages__live=True, pages__alias_of=None).distinct()


class RoleQuerySet(WordedQuerySet):
    def of_coalition(self) -> RoleQuerySet:
        return self.filter(is_coalition=True)

    def coordinating(self, *others: str) -> RoleQuerySet:
        """Who coordinated the Coalition, the present coordinator first: the latest statement of a source wins.

        `others` are kinds of roles that are asked for with it.
        """
        codes = ("coordinator", *others)
        return self.of_coalition().filter(role__code__in=codes).order_by("-attested_on", "-since", "-pk")

    def with_objects(self) -> RoleQuerySet:
        return self.select_related("city", "organisation", "project", "mission", "role")

    def open(self) -> RoleQuerySet:
        """Edges without a known end: the end is unknown, which does not say that the role goes on."""
        return self.filter(Q(until="") | Q(until=None))


class TellingQuerySet(PageQuerySet):
    def told(self) -> TellingQuerySet:
        """Pages that everybody may read: an alias is a node of the tree, no text of its own."""
        above = PageViewRestriction.objects.annotate(place=ExpressionWrapper(OuterRef("path"), models.CharField()))
        return self.filter(~Exists(above.filter(place__startswith=F("page__path"))), live=True, alias_of=None)


class TellingPageManager(PageManager.from_queryset(TellingQuerySet)):  # type: ignore[misc]  # made at run time
    pass
