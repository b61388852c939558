"""What visitors search for, as counts of words; and for the length of a day, that somebody asked something."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asking(models.Model):
    """Somebody asked something on this day: hashes under a key that is thrown away with the day, and nothing else."""

    mark = models.CharField(max_length=64, primary_key=True)  # of the query and of who asked it, together
    query = models.CharField(max_length=64)
    day = models.DateField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day", "query"], name="askings_of_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"


class AskedWords(models.Model):
    """Words that enough different people searched for on one day, and how many of them."""

    words = models.CharField(_("search words"), max_length=200)
    key = models.CharField(max_length=400)
    language = models.CharField(_("language"), max_length=12)
    day = models.DateField(_("day"))
    askers = models.PositiveIntegerField(_("searches"))
    results = models.PositiveIntegerField(_("results"))  # the most that any of them found

    class Meta:
        verbose_name = _("search by visitors")
        verbose_name_plural = _("searches by visitors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("day", "language", "key"), name="words_stand_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.language}, {self.day})"
