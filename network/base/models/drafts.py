"""What somebody has typed into a long form and not sent yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """Personal and short-lived: found by the signed key that its form carries, or by the link in a mail, never listed.

    At sending it loses its answers; the empty row says that they were sent, until it is erased like any other.
    """

    submission = models.UUIDField(editable=False)
    form = models.CharField(max_length=80)  # one key opens one form
    address = models.CharField(max_length=500)  # where the form is, in the language in which it was begun
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="en")
    answers: models.JSONField[Any, Any] = models.JSONField(default=dict)
    link = models.CharField(max_length=32, blank=True)  # which mailed link opens it; blank once that was used
    saved_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("submission", "form"), name="one_draft_a_form")]

    def __str__(self) -> str:
        return f"draft {self.pk}"
