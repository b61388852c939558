"""What is still to be done outside the database: one outbox for mail, pictures and whatever a change brings about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class GivenUp(models.TextChoices):
    """Why a row is tried no more."""

    REFUSED = "refused", _("Refused by the other side")
    FAILED = "failed", _("Failed too often")


class OutboxRow(models.Model):
    """A thing to do, written in the transaction of the change that asks for it, and deleted when it is done.

    Rows of one key are done in their order. A row that was given up stays, with the reason and its last error, until
    somebody sends it again.
    """

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("about"), max_length=120)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    due_at = models.DateTimeField(_("due"), db_index=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    held_until = models.DateTimeField(null=True, editable=False)
    gave_up_at = models.DateTimeField(_("given up"), null=True, editable=False)
    given_up = models.CharField(_("why it was given up"), max_length=10, choices=GivenUp.choices, blank=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ("pk",)
        indexes = [models.Index(fields=("key", "id"), name="outbox_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ScheduledJob(models.Model):
    """When a job that comes again and again is due next; several workers do it once."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
