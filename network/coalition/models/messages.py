"""What people send in: comments, reports of errors, requests to join. One queue, which editors answer."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

PERSONAL = _("Private: never shown in public.")


class MessageKind(models.TextChoices):
    COMMENT = "comment", _("Comment")
    ERROR = "error", _("Error on a page")
    CONTACT = "contact", _("Suggestion whom to ask")
    QUESTION = "question", _("Question to the network")
    JOIN = "join", _("Request to join")


class MessageState(models.TextChoices):
    RECEIVED = "received", _("Received")
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Declined")


class Message(models.Model):
    """`text` is what was sent, for editors' eyes; the public reads `public_text` and `answer`, which editors write."""

    submission = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=MessageKind.choices, default=MessageKind.COMMENT)
    text = models.TextField(_("message"), max_length=5000, help_text=PERSONAL)
    page = models.CharField(_("page"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=PERSONAL)
    email = models.EmailField(_("e-mail"), blank=True, help_text=PERSONAL)
    city = models.CharField(_("city"), max_length=120, blank=True, help_text=PERSONAL)
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=PERSONAL)
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    state = models.CharField(_("state"), max_length=20, choices=MessageState.choices, default=MessageState.RECEIVED)
    public_text = models.TextField(
        _("text that everybody reads"),
        max_length=5000,
        blank=True,
        help_text=_("The message without anything about persons. Blank: only its date, page and state show."),
    )
    answer = models.TextField(
        _("answer"), max_length=5000, blank=True, help_text=_("Everybody reads it; say why when you decline.")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    is_hidden = models.BooleanField(
        _("not in the public list"), default=False, help_text=_("For advertisements and abuse.")
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("-received_at", "-pk")
        indexes = [models.Index(fields=("is_hidden", "kind", "-received_at"), name="public_messages")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def clean(self) -> None:
        if self.state == MessageState.DECLINED and not self.answer.strip() and not self.erased_at:
            raise ValidationError({"answer": _("Say why it is declined.")})
