"""The record of a practice: its number and state, what is private, and what others say of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cities.models import FocalPoint, Project
from network.base.models import Record
from practices.states import State


class Practice(Record):
    """The lead city is the parent of its page; there is no second field for it."""

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    state_changed_at = models.DateTimeField(_("state since"), auto_now_add=True)
    compiled = models.BooleanField(_("compiled from public sources by others"), default=False)
    focal_point = models.ForeignKey(
        FocalPoint,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name=_("who can answer"),
        help_text=_("Private: a visitor's question is forwarded, the address is never shown."),
    )
    projects = models.ManyToManyField(
        Project, blank=True, related_name="practices", verbose_name=_("joint projects that it belongs to")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=100, blank=True, help_text=_("An office, no name."))
    withdrawn_path = models.CharField(max_length=500, blank=True, editable=False)
    archive_url = models.URLField(_("copy in an archive"), max_length=500, blank=True)
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    kind: ClassVar[str] = "practice"

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        ordering = ("number",)

    @property
    def public_state(self) -> str:
        """What the public may know of the state: never that a draft is under way."""
        if self.state == State.WITHDRAWN:
            return State.WITHDRAWN.value
        return (State.COMPILED if self.compiled else State.PUBLISHED).value
