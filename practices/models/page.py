"""The page of a practice, child of its lead city's page, in three layers: stub, core and deep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from cities.models import CityPage, Confidence
from network.base.models import Concept, Principle, RecordPage, Scheme, TargetGroup, Technology, Theme
from practices.models.practice import Practice
from practices.querysets import PracticePageManager

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TEXT = ["h3", "bold", "italic", "link", "document-link", "ol", "ul"]
YEARS = (MinValueValidator(1970), MaxValueValidator(2100))


class SourceQuality(models.TextChoices):
    PRIMARY = "primary", _("the city, the Coalition or a partner")
    SECONDARY = "secondary", _("press, research or civil society")
    WEAK = "weak", _("a repost or an aggregator")
    NONE = "none", _("no public source")


def one_of(scheme: Scheme, label: StrPromise) -> models.ForeignKey[Concept | None, Concept | None]:
    """A choice of one concept; blank means not stated."""
    return models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"scheme": scheme, "replaced_by": None},
        related_name="+",
        verbose_name=label,
    )


class PracticePage(RecordPage):
    practice = models.ForeignKey(Practice, models.PROTECT, null=True, editable=False, related_name="pages")

    # Stub: ten minutes. The primary mission is the first of `mission_links`, the city is the parent page.
    what_was_done = RichTextField(_("what the city did"), blank=True, features=TEXT)
    source_url = models.URLField(_("link to the work or its source"), max_length=500, blank=True)
    file = models.ForeignKey(
        "base.CreditedDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )

    # Core: needed for the verified mark.
    problem = RichTextField(_("problem and context"), blank=True, features=TEXT)
    practice_type = one_of(Scheme.PRACTICE_TYPE, _("type"))
    principles = ParentalManyToManyField(Principle, blank=True, related_name="+", verbose_name=_("principles"))
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    target_groups = ParentalManyToManyField(TargetGroup, blank=True, related_name="+", verbose_name=_("target groups"))
    technologies = ParentalManyToManyField(Technology, blank=True, related_name="+", verbose_name=_("technologies"))
    tools = models.CharField(
        _("tools"), max_length=500, blank=True, help_text=_("Names of tools as the city uses them, separated by |.")
    )
    stage = one_of(Scheme.STAGE, _("stage"))
    year_started = models.PositiveSmallIntegerField(_("year of start"), null=True, blank=True, validators=YEARS)
    year_ended = models.PositiveSmallIntegerField(_("year of end"), null=True, blank=True, validators=YEARS)
    outcome = one_of(Scheme.OUTCOME, _("outcome"))
    how_it_works = RichTextField(_("how it works"), blank=True, features=TEXT)
    results = RichTextField(_("results"), blank=True, features=TEXT)
    cost_band = one_of(Scheme.COST_BAND, _("cost"))
    people = models.CharField(_("people"), max_length=200, blank=True, help_text=_("For example: two full posts."))
    months_to_launch = models.PositiveSmallIntegerField(_("months to launch"), null=True, blank=True)
    funding = one_of(Scheme.FUNDING, _("funding"))
    legal_basis = one_of(Scheme.LEGAL_BASIS, _("legal basis"))
    difficulties = RichTextField(_("what did not work"), blank=True, features=TEXT)
    lessons = RichTextField(_("what others can learn"), blank=True, features=TEXT)
    rights_at_risk = RichTextField(_("rights at risk"), blank=True, features=TEXT)
    safeguards = RichTextField(_("safeguards"), blank=True, features=TEXT)

    # Where the entry comes from.
    source_quality = models.CharField(
        _("quality of the source"), max_length=10, choices=SourceQuality.choices, blank=True
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)

    objects = PracticePageManager()

    record_field = "practice"
    joined = (
        "practice__source_locale",
        "stage",
        "outcome",
        "practice_type",
        "cost_band",
        "funding",
        "legal_basis",
        "file",
        "image",
    )
    search_kind = "practice"
    parent_page_types = [CityPage]
    subpage_types: list[str] = []
    # Facts are the same in every language.
    override_translatable_fields = [*RecordPage.override_translatable_fields, SynchronizedField("tools")]
    template = "practices/practice_page.html"

    class Meta:
        verbose_name = _("practice")
        verbose_name_plural = _("practices")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year_ended=None)
                | models.Q(year_started=None)
                | models.Q(year_ended__gte=models.F("year_started")),
                name="practice_ends_after_it_begins",
                violation_error_message=_("A practice cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=(models.Q(year_started=None) | models.Q(year_started__range=(1970, 2100)))
                & (models.Q(year_ended=None) | models.Q(year_ended__range=(1970, 2100))),
                name="practice_years_in_range",
                violation_error_message=_("Enter a year from 1970 to 2100."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if len(self.title) > 100:
            raise ValidationError({"title": _("Use 100 characters at most.")})

    # What a form chose for the record of a page that has none yet.
    record_values: Mapping[str, Any] = {}

    def new_record(self) -> Practice:
        record: Practice = super().new_record()
        if self.record_values:
            for name, value in self.record_values.items():
                setattr(record, name, value)
            record.save(update_fields=list(self.record_values))
        return record

    @property
    def tool_names(self) -> list[str]:
        return [name.strip() for name in self.tools.split("|") if name.strip()]
