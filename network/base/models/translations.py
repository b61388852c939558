"""Which translations a machine made, until somebody has read them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class MachineTranslation(models.Model):
    """Says on the page that nobody has reviewed it yet. Outside revisions: a review changes no text."""

    page = models.OneToOneField(
        Page, models.CASCADE, related_name="machine_translation", editable=False, verbose_name=_("page")
    )
    made_on = models.DateField(_("translated on"), auto_now_add=True)
    is_reviewed = models.BooleanField(
        _("reviewed"), default=False, help_text=_("Somebody who speaks the language has read it against the original.")
    )

    class Meta:
        verbose_name = _("translation by machine")
        verbose_name_plural = _("translations by machine")
        ordering = ("is_reviewed", "made_on", "pk")

    def __str__(self) -> str:
        return f"{self.page.title} ({self.page.locale.language_code})"
