"""The record of an event, and what cities do in it: dated, sourced edges that hold without a re-publish."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from cities.models import City
from cities.models.history import KeepsHistory
from network.base.dates import FuzzyDateField
from network.base.models import Concept, Record, Scheme


class Event(KeepsHistory, Record):
    """A meeting, a call or a series; a part of another event is a page below that event's page."""

    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    kind: ClassVar[str] = "event"
    identity = ("translation_key", "source_locale_id", "gone_at")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("number",)


class EventRole(KeepsHistory):
    """City × event × kind of role: hosts, takes part, is a partner."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="roles", verbose_name=_("event"))
    city = models.ForeignKey(City, models.CASCADE, related_name="event_roles", verbose_name=_("city"))
    role = models.ForeignKey(
        Concept,
        models.PROTECT,
        limit_choices_to={"scheme": Scheme.ROLE_KIND, "code__in": ("host", "participant", "partner")},
        related_name="+",
        verbose_name=_("role"),
    )
    since = FuzzyDateField(_("from"), blank=True)
    until = FuzzyDateField(_("to"), blank=True)
    attested_on = FuzzyDateField(_("attested on"), blank=True, help_text=_("The day for which a source says so."))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    identity = ("event_id",)

    class Meta:
        verbose_name = _("role of a city in an event")
        verbose_name_plural = _("roles of cities in events")
        ordering = ("event", "city__name", "pk")
        constraints = [
            models.UniqueConstraint(fields=("event", "city", "role"), name="unique_role_in_event"),
            models.CheckConstraint(
                condition=Q(until="") | Q(until__gte=Left("since", 4)),
                name="event_role_ends_after_it_begins",
                violation_error_message=_("A role cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {self.role} – {self.event}"
