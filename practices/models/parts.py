"""What belongs to a practice page and is reviewed with it: each row lives in the page's revisions.

Columns that a public row always has are null in a row that is still half filled: a draft always saves.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities.models import City
from network.base.dates import FuzzyDateField
from network.base.models import Concept, Mission, Scheme
from practices.models.page import YEARS, PracticePage
from practices.models.practice import Practice


class MissionLink(Orderable):
    """The first is the primary mission."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="mission_links")
    mission = models.ForeignKey(Mission, models.PROTECT, null=True, related_name="+", verbose_name=_("mission"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=("page", "mission"), name="unique_mission_of_practice")]


class PartnerLink(Orderable):
    """A city that takes part; the lead city is the parent page."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="partner_links")
    city = models.ForeignKey(City, models.PROTECT, null=True, related_name="partner_links", verbose_name=_("city"))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=("page", "city"), name="unique_partner_of_practice")]


class KeyFigure(Orderable):
    """Never a bare number: value, unit, year and source."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="key_figures")
    value = models.CharField(_("value"), max_length=40)
    unit = models.CharField(_("of what"), max_length=120)
    year = models.PositiveSmallIntegerField(_("year"), null=True, validators=YEARS)
    source_url = models.URLField(_("source"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")


class Evidence(Orderable):
    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="evidence")
    evidence_kind = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        limit_choices_to={"scheme": Scheme.EVIDENCE_KIND},
        related_name="+",
        verbose_name=_("kind"),
    )
    date = FuzzyDateField(_("date"), blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    statement = models.CharField(_("what it shows"), max_length=300, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("evidence")


class Prerequisite(Orderable):
    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="prerequisites")
    text = models.CharField(_("what a city needs to start"), max_length=300)

    class Meta(Orderable.Meta):
        verbose_name = _("prerequisite")


class BuildingBlock(Orderable):
    """Something to take home: a clause, an ordinance, a data model, code."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="building_blocks")
    block_kind = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        limit_choices_to={"scheme": Scheme.BUILDING_BLOCK},
        related_name="+",
        verbose_name=_("kind"),
    )
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("link"), max_length=500)
    licence = models.CharField(_("licence"), max_length=100)

    class Meta(Orderable.Meta):
        verbose_name = _("building block")


class WebLink(Orderable):
    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="web_links")
    url = models.URLField(_("link"), max_length=500)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("link")


class LineageKind(models.TextChoices):
    INSPIRED_BY = "inspired-by", _("inspired by")
    DERIVED_FROM = "derived-from", _("derived from")
    PART_OF = "part-of", _("part of")
    REPLACES = "replaces", _("replaces")
    SISTER = "sister", _("sister of")
    SIMILAR = "similar", _("similar to")


INVERSE_NAMES = {
    LineageKind.INSPIRED_BY: _("inspired"),
    LineageKind.DERIVED_FROM: _("adapted as"),
    LineageKind.PART_OF: _("includes"),
    LineageKind.REPLACES: _("replaced by"),
    LineageKind.SISTER: LineageKind.SISTER.label,
    LineageKind.SIMILAR: LineageKind.SIMILAR.label,
}


class Lineage(Orderable):
    """One row for a pair, told by one of them and shown on both: there with the inverse name."""

    page = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="lineage")
    target = models.ForeignKey(
        Practice, models.CASCADE, null=True, related_name="incoming_lineage", verbose_name=_("practice")
    )
    relation = models.CharField(_("relation"), max_length=12, choices=LineageKind.choices)

    class Meta(Orderable.Meta):
        verbose_name = _("relation to another practice")
        constraints = [models.UniqueConstraint(fields=("page", "target", "relation"), name="unique_lineage")]

    @property
    def inverse_name(self) -> str:
        return str(INVERSE_NAMES[LineageKind(self.relation)])
