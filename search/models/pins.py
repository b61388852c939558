"""What editors pin to a query: entries that stand first for whoever asks it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from search.models.projection import SearchDocument


class PinState(models.TextChoices):
    COMING = "coming", _("Coming")
    RUNNING = "running", _("Running")
    OVER = "over", _("Over")


class Pin(models.Model):
    """An entry, named by its kind and number, that stands first for a query from its first day to its last one."""

    words = models.CharField(
        _("search words"),
        max_length=200,
        help_text=_("Visitors who search for just these words, in this order, whatever their accents and capitals."),
    )
    key = models.CharField(max_length=400, db_index=True, editable=False)  # made of the words by `search.pins`
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("The language in which visitors read the site; blank for every language."),
    )
    kind = models.CharField(_("kind"), max_length=30, editable=False)
    number = models.BigIntegerField(_("number"), editable=False)
    first_day = models.DateField(_("first day"), default=timezone.localdate)
    last_day = models.DateField(_("last day"), null=True, blank=True, help_text=_("Blank: until somebody ends it."))
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("Of several entries for the same words, the lowest number stands first.")
    )
    note = models.TextField(_("note for editors"), blank=True, help_text=_("Never shown in public."))

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ("key", "order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(last_day__gte=models.F("first_day")),
                name="a_pin_ends_after_it_began",
                violation_error_message=_("The last day is before the first one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.entry or f'{self.kind}/{self.number}'}"

    @cached_property
    def entry(self) -> str:
        """What the entry is called; blank while it is not public. Lists name those of all their rows by one query."""
        rows = SearchDocument.objects.filter(kind=self.kind, number=self.number)
        return rows.order_by("pk").values_list("title", flat=True).first() or ""

    def state(self, today: date | None = None) -> PinState:
        """By the days of the site's time zone."""
        today = today or timezone.localdate()
        if today < self.first_day:
            return PinState.COMING
        return PinState.OVER if self.last_day and self.last_day < today else PinState.RUNNING

    @property
    def state_label(self) -> str:
        return str(self.state().label)
