"""What a city does in the network: dated, sourced edges, from which everything about roles is derived."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from cities.models.city import City
from cities.models.history import KeepsHistory
from cities.models.organisation import Organisation, Project
from cities.querysets import RoleQuerySet
from network.base.dates import FuzzyDateField
from network.base.models import Concept, Scheme, Worded, Wording

ONE_OBJECT = (
    Q(organisation__isnull=False, project=None, mission=None, is_coalition=False)
    | Q(organisation=None, project__isnull=False, mission=None, is_coalition=False)
    | Q(organisation=None, project=None, mission__isnull=False, is_coalition=False)
    | Q(organisation=None, project=None, mission=None, is_coalition=True)
)


class CityRole(KeepsHistory, Worded):
    """City × organisation, project, mission or the Coalition × kind of role. A blank end means that it is unknown."""

    city = models.ForeignKey(City, models.CASCADE, related_name="roles", verbose_name=_("city"))
    role = models.ForeignKey(
        Concept,
        models.PROTECT,
        limit_choices_to={"scheme": Scheme.ROLE_KIND},
        related_name="+",
        verbose_name=_("role"),
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="roles", verbose_name=_("organisation")
    )
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="roles", verbose_name=_("project")
    )
    mission = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"scheme": Scheme.MISSION},
        related_name="+",
        verbose_name=_("mission"),
    )
    is_coalition = models.BooleanField(_("in the Coalition itself"), default=False)
    since = FuzzyDateField(_("from"), blank=True)
    until = FuzzyDateField(_("to"), blank=True)
    attested_on = FuzzyDateField(_("attested on"), blank=True, help_text=_("The day for which a source says so."))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role of a city")
        verbose_name_plural = _("roles of cities")
        ordering = ("city__name", "-attested_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=ONE_OBJECT,
                name="role_has_one_object",
                violation_error_message=_("Choose one: an organisation, a project, a mission, or the Coalition."),
            ),
            models.CheckConstraint(
                condition=Q(until="") | Q(until__gte=Left("since", 4)),
                name="role_ends_after_it_begins",
                violation_error_message=_("A role cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {self.role} – {self.object_name}"

    @property
    def object_name(self) -> str:
        return str(self.organisation or self.project or self.mission or _("the Coalition"))


class RoleWording(Wording):
    record = ParentalKey(CityRole, on_delete=models.CASCADE, related_name="wordings")
    note = models.TextField(_("note"))
