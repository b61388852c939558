from __future__ import annotations

from django.db import models


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
