"""Organisations that work with the Coalition, and the projects that they and cities share."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cities.models.city import ISO_COUNTRY, City
from cities.models.history import KeepsHistory
from network.base.dates import FuzzyDateField
from network.base.models import Concept, Record, Scheme, Worded, Wording


class Confidence(models.TextChoices):
    SEEN = "seen", _("seen in a source")
    MEMORY = "memory", _("from memory, unconfirmed")


class Organisation(KeepsHistory, Record):
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    alternative_names = models.TextField(_("other names"), blank=True, help_text=_("One a line."))
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    organisation_kind = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"scheme": Scheme.ORGANISATION_KIND},
        related_name="+",
        verbose_name=_("kind"),
    )
    country_code = models.CharField(_("country"), max_length=2, blank=True, validators=[ISO_COUNTRY])
    area = models.CharField(
        _("area"), max_length=80, blank=True, help_text=_("A region's code, or “international”, where it works.")
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    kind: ClassVar[str] = "organisation"
    identity = ("translation_key", "source_locale_id", "gone_at")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    @property
    def other_names(self) -> list[str]:
        return [name for name in self.alternative_names.splitlines() if name.strip()]


class Project(Worded):
    """A joint project: a section on the pages of its organisations, cities and practices, no page of its own."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    start = FuzzyDateField(_("start"), blank=True)
    end = FuzzyDateField(_("end"), blank=True)
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="projects", verbose_name=_("organisations")
    )
    cities = models.ManyToManyField(City, blank=True, related_name="projects", verbose_name=_("cities"))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ProjectWording(Wording):
    """Its name is a name: it stays as it is."""

    record = ParentalKey(Project, on_delete=models.CASCADE, related_name="wordings")
    summary = models.TextField(_("summary"))
