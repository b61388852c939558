"""Pages of cities and organisations: what they tell in a language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from cities.models.city import City
from cities.models.organisation import Organisation
from cities.querysets import TellingPageManager
from network.base.models import BasePage, RecordPage

PLAIN = ["bold", "italic", "link", "ol", "ul"]


class CityIndexPage(BasePage):
    """The directory of member cities: list, map, letters and regions."""

    max_count_per_parent = 1
    template = "cities/city_index_page.html"

    class Meta:
        verbose_name = _("directory of cities")

    @property
    def description(self) -> str:
        return super().description or say(
            "Cities of the Coalition on a map and in a list, with what each of them does."
        )


class ChosenRecordPage(RecordPage):
    """A page whose record exists first and is chosen by a coordinator; it stays when the page is deleted."""

    objects = TellingPageManager()
    entry_ends_with_page = False

    class Meta:
        abstract = True

    def new_record(self) -> Any:
        raise ValidationError(_("Choose the record first: an entry has one page in each language."))

    def clean(self) -> None:
        super().clean()
        record = self.record
        if record is None:
            return
        twin = type(self)._default_manager.filter(**{self.record_field: record}, locale=self.locale, alias_of=None)
        if twin.exclude(pk=self.pk).exists():
            raise ValidationError({self.record_field: _("This entry has a page in this language already.")})


class CityPage(ChosenRecordPage):
    city = models.ForeignKey(City, models.PROTECT, null=True, related_name="pages", verbose_name=_("city"))
    introduction = RichTextField(_("introduction"), blank=True, features=PLAIN)
    strategy = RichTextField(_("digital rights strategy"), blank=True, features=PLAIN)
    can_help_with = RichTextField(_("we can help with"), blank=True, features=PLAIN)
    looking_for = RichTextField(_("we are looking for"), blank=True, features=PLAIN)

    record_field = "city"
    joined = ("city", "city__membership", "city__region", "image")
    search_kind = "city"
    parent_page_types = ["cities.CityIndexPage"]
    template = "cities/city_page.html"

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("city", permission="cities.change_city"),
        FieldPanel("summary"),
        FieldPanel("introduction"),
        FieldPanel("strategy"),
        MultiFieldPanel(
            [FieldPanel("can_help_with"), FieldPanel("looking_for")], heading=_("Exchange with other cities")
        ),
        InlinePanel("facts", heading=_("Facts"), label=_("fact")),
    ]

    class Meta:
        verbose_name = _("profile of a city")
        verbose_name_plural = _("profiles of cities")

    @property
    def description(self) -> str:
        told: str = super().description
        return told or say("%(city)s: its place in the Coalition, its roles and its practices.") % {"city": self.title}


class CityFact(Orderable):
    """A figure or statement about the city: never without its year and source."""

    page = ParentalKey(CityPage, on_delete=models.CASCADE, related_name="facts")
    statement = models.CharField(_("statement"), max_length=200)
    value = models.CharField(_("value"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    source_url = models.URLField(_("source"), max_length=500)

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")


class OrganisationIndexPage(BasePage):
    max_count_per_parent = 1
    template = "cities/organisation_index_page.html"

    class Meta:
        verbose_name = _("list of organisations")

    @property
    def description(self) -> str:
        return super().description or say("Organisations that work with the Coalition, and with which of its cities.")


class OrganisationPage(ChosenRecordPage):
    """The summary tells what the organisation does with the Coalition."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="pages", verbose_name=_("organisation")
    )
    relation = models.TextField(_("what it does with the Coalition"), blank=True)
    introduction = RichTextField(_("introduction"), blank=True, features=PLAIN)

    record_field = "organisation"
    joined = ("organisation", "organisation__organisation_kind", "image")
    search_kind = "organisation"
    parent_page_types = ["cities.OrganisationIndexPage"]
    template = "cities/organisation_page.html"

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("organisation"),
        FieldPanel("summary"),
        FieldPanel("relation"),
        FieldPanel("introduction"),
    ]

    class Meta:
        verbose_name = _("page of an organisation")
        verbose_name_plural = _("pages of organisations")

    @property
    def description(self) -> str:
        told: str = super().description
        return told or Truncator(self.relation).chars(200)
