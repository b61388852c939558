"""Addresses of pages that were deleted."""

from __future__ import annotations

from django.db import models


class GoneAddress(models.Model):
    """Where a page was told that somebody deleted: whoever comes there reads that it is gone."""

    path = models.TextField()  # below the root, as in every language; too long for an index
    slug = models.CharField(max_length=255, db_index=True)  # the last part of it
    translation_key = models.UUIDField(db_index=True)
    gone_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
