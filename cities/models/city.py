"""The city: the record that everything else refers to, with its names in all languages and scripts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cities.models.history import KeepsHistory
from cities.querysets import CityQuerySet
from network.base.models import Concept, Record, Scheme

ISO_COUNTRY = RegexValidator(r"^[A-Z]{2}\Z", _("Enter the two capital letters of the country, for example BR."))
WIKIDATA = RegexValidator(r"^Q[1-9]\d*\Z", _("Enter a Wikidata id, for example Q40046."))


class City(KeepsHistory, Record, ClusterableModel):
    name = models.CharField(_("name"), max_length=100, help_text=_("In the city's own language."))
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    country_code = models.CharField(_("country"), max_length=2, validators=[ISO_COUNTRY])
    region = models.ForeignKey(
        Concept,
        models.PROTECT,
        limit_choices_to={"scheme": Scheme.REGION},
        related_name="+",
        verbose_name=_("region"),
        help_text=_("The narrowest region of the United Nations' M49 list."),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("year of the population figure"), null=True, blank=True)
    population_source_url = models.URLField(_("source of the population figure"), max_length=500, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    languages = models.CharField(
        _("languages"), max_length=100, blank=True, help_text=_("Language codes separated by |, for example en|es.")
    )
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True, validators=[WIKIDATA])
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    objects = CityQuerySet.as_manager()
    kind: ClassVar[str] = "city"
    identity = ("translation_key", "source_locale_id", "gone_at")

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="city_on_the_globe",
            ),
            models.CheckConstraint(
                condition=models.Q(population=None)
                | models.Q(population_year__isnull=False)
                | ~models.Q(population_source_url=""),
                name="population_is_dated_or_sourced",
                violation_error_message=_("A population figure needs its year or its source."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def known_membership(self) -> Any:
        """The membership; None where nothing is known of the city's state."""
        return getattr(self, "membership", None)

    @property
    def membership_state(self) -> str:
        """Its membership's state; nothing known means not confirmed."""
        known = self.known_membership
        state: str = known.state if known else "unconfirmed"
        return state

    @property
    def member_since(self) -> str:
        """Blank where it is unknown, or where the city is no member."""
        known = self.known_membership
        since: str = known.since if known and known.is_member else ""
        return since

    @property
    def language_codes(self) -> list[str]:
        return [code for code in self.languages.split("|") if code]


class CityName(models.Model):
    """A name by which people look for the city: an exonym, another script, a short name."""

    city = ParentalKey(City, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        ordering = ("language", "pk")
        constraints = [models.UniqueConstraint(fields=("city", "language", "name"), name="unique_city_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
