"""What the Coalition and its partners state about it: each figure with its date and source."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from network.base.dates import FuzzyDateField
from network.base.models import Worded, Wording


class Fact(Worded):
    """A blank value is a statement only. The value is text as shown: `60+`, `2023–2033`."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    statement = models.TextField(_("statement"))
    value = models.CharField(_("value"), max_length=40, blank=True)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    as_of = FuzzyDateField(_("as of"))
    source_url = models.URLField(_("source"), max_length=500)

    class Meta:
        verbose_name = _("fact about the Coalition")
        verbose_name_plural = _("facts about the Coalition")
        ordering = ("as_of", "key")

    def __str__(self) -> str:
        return self.statement


class FactWording(Wording):
    """Its value is the same in every language."""

    record = ParentalKey(Fact, on_delete=models.CASCADE, related_name="wordings")
    statement = models.TextField(_("statement"))
    unit = models.CharField(_("unit"), max_length=80, blank=True)
