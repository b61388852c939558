from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import FilteredRelation, Q


class ConceptQuerySet(models.QuerySet):
    def current(self) -> ConceptQuerySet:
        """Concepts that may be chosen today."""
        return self.filter(replaced_by=None)

    def of(self, scheme: str) -> ConceptQuerySet:
        return self.filter(scheme=scheme)


class ConceptManager(models.Manager.from_queryset(ConceptQuerySet)):  # type: ignore[misc]  # made at run time
    """All concepts; for a typed view of some schemes (`schemes`), those in them."""

    def get_queryset(self) -> ConceptQuerySet:
        found: ConceptQuerySet = ConceptQuerySet(self.model, using=self._db)
        schemes = getattr(self.model, "schemes", ())
        return found.filter(scheme__in=schemes) if schemes else found


class WordedQuerySet(models.QuerySet):
    def worded(self, language: str) -> Self:
        """The same records, each with its wording in a language, if it has one. Not a query more."""
        there = FilteredRelation("wordings", condition=Q(wordings__language=language))
        return self.annotate(wording=there).select_related("wording")
