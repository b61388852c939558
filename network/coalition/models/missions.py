"""The missions of the Coalition: the concept is the record, a page tells it in each language, milestones are dated."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from cities.models import Confidence
from cities.models.history import KeepsHistory
from cities.querysets import TellingPageManager
from network.base.dates import FuzzyDateField
from network.base.models import BasePage, Mission, Principle, Theme, Worded, Wording
from network.coalition.models.pages import HomePage


class MissionIndexPage(BasePage):
    """The introduction tells what was agreed, when, and for how long."""

    introduction = RichTextField(_("introduction"), blank=True, features=["h2", "bold", "italic", "link", "ol", "ul"])
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    max_count_per_parent = 1
    parent_page_types = [HomePage]
    subpage_types = ["coalition.MissionPage"]
    template = "coalition/mission_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("source_url")]

    class Meta:
        verbose_name = _("list of missions")

    @property
    def description(self) -> str:
        return super().description or say("What the cities of the Coalition work for together, and how far they are.")


class MissionPage(BasePage):
    """Its title is the official one. Which cities lead is derived from their roles."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="mission_pages", verbose_name=_("mission"))
    alternative_titles = models.TextField(_("other titles"), blank=True, help_text=_("One a line."))
    why = RichTextField(_("why it matters"), blank=True, features=["bold", "italic", "link", "ol", "ul"])
    themes = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    principles = ParentalManyToManyField(Principle, blank=True, related_name="+", verbose_name=_("principles"))
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)

    objects = TellingPageManager()

    joined = ("mission", "image")
    search_kind = "mission"
    entry_ends_with_page = True
    parent_page_types = [MissionIndexPage]
    subpage_types: list[str] = []
    # Facts are the same in every language.
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("alternative_titles")]
    template = "coalition/mission_page.html"

    content_panels = [
        TitleFieldPanel("title", help_text=_("The official title, in the words of the Coalition.")),
        FieldPanel("mission"),
        FieldPanel("summary"),
        FieldPanel("why"),
        FieldPanel("alternative_titles"),
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("principles")], heading=_("What it is about")),
        MultiFieldPanel([FieldPanel("source_url"), FieldPanel("confidence")], heading=_("Where it comes from")),
    ]

    class Meta:
        verbose_name = _("page of a mission")
        verbose_name_plural = _("pages of missions")

    def clean(self) -> None:
        super().clean()
        if not (self.mission_id and self.locale_id):
            return
        twin = MissionPage.objects.filter(mission=self.mission_id, locale=self.locale_id, alias_of=None)
        if twin.exclude(pk=self.pk).exists():
            raise ValidationError({"mission": _("This mission has a page in this language already.")})

    @property
    def other_titles(self) -> list[str]:
        return [title for title in self.alternative_titles.splitlines() if title.strip()]


class MilestoneStatus(models.TextChoices):
    """The five-point scale. Whatever claims progress needs its source."""

    NO_EVIDENCE = "no-evidence", _("no evidence")
    NOT_STARTED = "not-started", _("not started")
    LIMITED = "limited", _("limited progress")
    SUBSTANTIAL = "substantial", _("substantial progress")
    COMPLETE = "complete", _("complete")


CLAIMS = (MilestoneStatus.LIMITED, MilestoneStatus.SUBSTANTIAL, MilestoneStatus.COMPLETE)


class Milestone(KeepsHistory, Worded):
    """What a mission wants to reach; how far it is, is said by its dated findings, of which the latest counts."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="milestones", verbose_name=_("mission"))
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language of the texts"), max_length=12, default="en")
    due = FuzzyDateField(_("due"), blank=True, help_text=_("When it is meant to be reached."))
    order = models.PositiveIntegerField(_("order"), default=0)
    editor_note = models.TextField(_("editors' note"), blank=True, help_text=_("Private: never shown in public."))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("mission__order", "order", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def own_language(self) -> str:
        return self.language

    @property
    def present(self) -> str:
        """How far it is now, in words."""
        latest = next(iter(self.findings.all()), None)
        return str((MilestoneStatus(latest.status) if latest else MilestoneStatus.NO_EVIDENCE).label)


class MilestoneWording(Wording):
    record = ParentalKey(Milestone, on_delete=models.CASCADE, related_name="wordings")
    title = models.CharField(_("title"), max_length=200)


class MilestoneFinding(Worded):
    """How far a milestone was on a day, and who says so."""

    milestone = ParentalKey(Milestone, on_delete=models.CASCADE, related_name="findings")
    status = models.CharField(
        _("status"), max_length=12, choices=MilestoneStatus.choices, default=MilestoneStatus.NO_EVIDENCE
    )
    as_of = FuzzyDateField(_("as of"))
    note = models.TextField(_("what the source says"), blank=True, help_text=_("One sentence for the public."))
    source_url = models.URLField(_("source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("-as_of", "-pk")
        constraints = [
            models.UniqueConstraint(fields=("milestone", "as_of"), name="one_finding_a_day"),
            models.CheckConstraint(
                condition=~Q(status__in=CLAIMS) | ~Q(source_url=""),
                name="progress_has_a_source",
                violation_error_message=_("Progress needs its source."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of}: {self.get_status_display()}"

    @property
    def own_language(self) -> str:
        return self.milestone.language if self.milestone_id else super().own_language


class FindingWording(Wording):
    record = ParentalKey(MilestoneFinding, on_delete=models.CASCADE, related_name="wordings")
    note = models.TextField(_("what the source says"))
