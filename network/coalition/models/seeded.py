"""What the seed remembers, so that it never overwrites what a person changed."""

from __future__ import annotations

from django.db import models


class SeedFile(models.Model):
    """A file that was loaded completely: an unchanged one is skipped by its hash."""

    name = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class SeedRow(models.Model):
    """The values last written for a row, by field. The object is gone when `number` leads nowhere: it stays deleted.

    The data that the site ships (`source` blank) and what was imported from elsewhere are remembered apart, so that an
    update of the one does not undo the other.
    """

    source = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=300)
    number = models.BigIntegerField(null=True)
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("source", "kind", "key"), name="unique_seed_row")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
