"""Who comes to an event: personal, so beside its page and never inside a revision."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from network.coalition.models.event import Event
from network.coalition.models.messages import PERSONAL


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", _("Has a seat")
    WAITING = "waiting", _("On the waiting list")
    CANCELLED = "cancelled", _("Cancelled")


class Presence(models.TextChoices):
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")


class Registration(models.Model):
    """`takes_seat`: online places of an event that is held in a room too are without number."""

    submission = models.UUIDField(unique=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations", verbose_name=_("event"))
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=PERSONAL)
    email = models.EmailField(_("e-mail"), blank=True, help_text=PERSONAL)
    affiliation = models.CharField(_("city or organisation"), max_length=160, blank=True, help_text=PERSONAL)
    presence = models.CharField(_("takes part"), max_length=10, choices=Presence.choices, default=Presence.IN_PERSON)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    access_needs = models.TextField(_("access needs"), max_length=1000, blank=True, help_text=PERSONAL)
    takes_seat = models.BooleanField(default=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=RegistrationState.choices, default=RegistrationState.CONFIRMED
    )
    registered_at = models.DateTimeField(_("registered"), auto_now_add=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ("pk",)
        indexes = [models.Index(fields=("event", "state", "id"), name="registrations_of_event")]
        constraints = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=~Q(state="cancelled") & ~Q(email=""),
                name="one_registration_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    # A spreadsheet takes what begins with one of these signs for a formula.
    @property
    def exported_name(self) -> str:
        return harmless(self.name)

    @property
    def exported_email(self) -> str:
        return harmless(self.email)

    @property
    def exported_affiliation(self) -> str:
        return harmless(self.affiliation)

    @property
    def exported_needs(self) -> str:
        return harmless(self.access_needs)

    @property
    def event_number(self) -> int:
        return self.event_id


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
