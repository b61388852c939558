"""Publications: the record with its place in the library, and the page that tells of it in a language."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from cities.models import City, Confidence, Project
from cities.models.history import KeepsHistory
from cities.querysets import TellingPageManager
from network.base.models import BasePage, Concept, Mission, Record, RecordPage, Scheme
from network.coalition.models.pages import HomePage
from practices.models import Practice

YEARS = (MinValueValidator(1900), MaxValueValidator(2100))
DOI = RegexValidator(r"^10\.\d{4,9}/\S+\Z", _("Enter a DOI, for example 10.1000/182."))
ISBN = RegexValidator(r"^(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]\Z", _("Enter an ISBN of ten or thirteen digits."))


class Publication(KeepsHistory, Record):
    featured = models.BooleanField(
        _("featured"), default=False, help_text=_("Shown on the home page and at the top of the library.")
    )
    featured_order = models.PositiveIntegerField(_("order among the featured ones"), default=0)
    projects = models.ManyToManyField(
        Project, blank=True, related_name="publications", verbose_name=_("joint projects that it comes from")
    )
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    kind: ClassVar[str] = "publication"
    identity = ("translation_key", "source_locale_id", "gone_at")

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ("number",)


class PublicationIndexPage(BasePage):
    """The library: list and facets."""

    max_count_per_parent = 1
    parent_page_types = [HomePage]
    subpage_types = ["coalition.PublicationPage"]
    template = "coalition/publication_index_page.html"

    class Meta:
        verbose_name = _("publication library")

    @property
    def description(self) -> str:
        return super().description or say("Guides, reports and tools that cities and their partners published.")


class PublicationPage(RecordPage):
    """What was published, by whom and where to read it. Facts are read from the page in the source language."""

    publication = models.ForeignKey(Publication, models.PROTECT, null=True, editable=False, related_name="pages")
    abstract = RichTextField(_("abstract"), blank=True, features=["bold", "italic", "link", "ol", "ul"])
    publication_kind = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"scheme": Scheme.PUBLICATION_KIND, "replaced_by": None},
        related_name="+",
        verbose_name=_("kind"),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, validators=YEARS)
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Where it is told of or read."))
    doi = models.CharField(_("DOI"), max_length=200, blank=True, validators=[DOI])
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True, validators=[ISBN])
    length = models.PositiveSmallIntegerField(_("pages"), null=True, blank=True)
    missions = ParentalManyToManyField(Mission, blank=True, related_name="+", verbose_name=_("missions"))
    cities = ParentalManyToManyField(City, blank=True, related_name="publication_pages", verbose_name=_("cities"))
    practices = ParentalManyToManyField(
        Practice, blank=True, related_name="publication_pages", verbose_name=_("practices that it documents")
    )
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)

    objects = TellingPageManager()

    record_field = "publication"
    joined = ("publication", "publication__source_locale", "publication_kind", "image")
    search_kind = "publication"
    parent_page_types = [PublicationIndexPage]
    subpage_types: list[str] = []
    # Facts are the same in every language.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name) for name in ("doi", "isbn")),
    ]
    template = "coalition/publication_page.html"

    class Meta:
        verbose_name = _("page of a publication")
        verbose_name_plural = _("pages of publications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year=None) | models.Q(year__range=(1900, 2100)), name="publication_year_in_range"
            )
        ]
