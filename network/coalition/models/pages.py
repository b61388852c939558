"""The home page and the pages that tell about the platform itself."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from cities.models import City, CityIndexPage, OrganisationIndexPage
from network.base.models import BasePage

ABOUT = "about"
# Of the home page, in their usual order.
SECTIONS = ("missions", "practices", "focus", "timeline", "publications")


class HomePage(BasePage):
    city_in_focus = models.ForeignKey(
        City,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("city in focus"),
        help_text=_("Blank: the city that coordinates the Coalition."),
    )
    missions_place = models.PositiveSmallIntegerField(_("missions"), default=1)
    practices_place = models.PositiveSmallIntegerField(_("new practices"), default=2)
    focus_place = models.PositiveSmallIntegerField(_("city in focus"), default=3)
    timeline_place = models.PositiveSmallIntegerField(_("timeline"), default=4)
    publications_place = models.PositiveSmallIntegerField(_("publications"), default=5)

    search_kind = None
    joined = ("city_in_focus",)
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        CityIndexPage,
        OrganisationIndexPage,
        "coalition.EventIndexPage",
        "coalition.MissionIndexPage",
        "coalition.PublicationIndexPage",
        "coalition.StandardPage",
    ]
    template = "coalition/home_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("city_in_focus"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel(f"{name}_place") for name in SECTIONS])],
            heading=_("Order of the sections"),
            help_text=_("The lowest number stands first. What each section shows fills itself."),
        ),
    ]

    class Meta:
        verbose_name = _("home page")

    @property
    def sections(self) -> list[str]:
        """In the editors' order; equal numbers in the usual one."""
        return sorted(SECTIONS, key=lambda name: getattr(self, f"{name}_place"))


class StandardPage(BasePage):
    """About, accessibility, privacy: text under a heading."""

    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    subpage_types = ["coalition.StandardPage"]
    parent_page_types = [HomePage, "coalition.StandardPage"]
    template = "coalition/standard_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")

    @property
    def shows_facts(self) -> bool:
        """Whether what is stated about the Coalition, and who runs it, stands below the text."""
        return self.slug == ABOUT
