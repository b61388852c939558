"""Pages of events: the calendar, and an event with what it was about, when, where and with whom."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField

from cities.models import City, Confidence
from cities.querysets import TellingPageManager
from network.base.dates import FuzzyDate, FuzzyDateField
from network.base.models import BasePage, Concept, Mission, RecordPage, Scheme, Theme
from network.coalition.models.event import Event
from network.coalition.models.facts import Fact
from network.coalition.models.pages import HomePage

TEXT = ["h3", "bold", "italic", "link", "document-link", "ol", "ul"]


class Attendance(models.TextChoices):
    IN_PERSON = "in-person", _("in person")
    ONLINE = "online", _("online")
    BOTH = "both", _("in person and online")


@lru_cache(maxsize=1)
def time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def validate_time_zone(name: str) -> None:
    if name not in time_zones():
        raise ValidationError(_("Enter a time zone by its place, for example America/Maceio."), code="time_zone")


def zone_of(name: str) -> ZoneInfo | None:
    """None where the time zone is unknown: then no hour can be told."""
    return ZoneInfo(name) if name in time_zones() else None


class EventIndexPage(BasePage):
    """What is coming and what was: the history of the Coalition as a timeline of its events."""

    max_count_per_parent = 1
    parent_page_types = [HomePage]
    subpage_types = ["coalition.EventPage"]
    template = "coalition/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")

    @property
    def description(self) -> str:
        told: str = super().description
        return told or say("Events of the Coalition and its partners: what is coming, and what was when and where.")


class EventPage(RecordPage):
    """An event; a part of it that has dates and organisers of its own is a page below."""

    event = models.ForeignKey(Event, models.PROTECT, null=True, editable=False, related_name="pages")
    alternative_titles = models.TextField(
        _("other titles"), blank=True, help_text=_("One a line: other languages, other spellings.")
    )

    # When and where. A blank is unknown.
    start = FuzzyDateField(_("begins on"), blank=True)
    end = FuzzyDateField(_("ends on"), blank=True)
    start_time = models.TimeField(_("begins at"), null=True, blank=True, help_text=_("In the event's time zone."))
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("By its place, for example America/Maceio. Hours are shown only with it."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    attendance = models.CharField(_("how to take part"), max_length=10, choices=Attendance.choices, blank=True)
    host_city = models.ForeignKey(
        City, models.PROTECT, null=True, blank=True, related_name="hosted_event_pages", verbose_name=_("host city")
    )
    languages = models.CharField(
        _("languages"), max_length=100, blank=True, help_text=_("Language codes separated by |, for example en|es.")
    )

    # What it is about, and for whom.
    about = RichTextField(_("what it is about"), blank=True, features=TEXT)
    host_story = RichTextField(_("the host and its part in the network"), blank=True, features=TEXT)
    coalition_story = RichTextField(_("the Coalition at that time"), blank=True, features=TEXT)
    programme_note = RichTextField(_("note on the programme"), blank=True, features=TEXT)
    results = RichTextField(_("results"), blank=True, features=TEXT)
    audience = models.TextField(_("for whom"), blank=True)
    topics = ParentalManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("topics"))
    missions = ParentalManyToManyField(Mission, blank=True, related_name="+", verbose_name=_("missions"))
    formats = ParentalManyToManyField(
        Concept,
        blank=True,
        limit_choices_to={"scheme": Scheme.SESSION_KIND, "replaced_by": None},
        related_name="+",
        verbose_name=_("kinds of sessions"),
        help_text=_("As they were announced; sessions have a list of their own."),
    )
    facts = ParentalManyToManyField(Fact, blank=True, related_name="+", verbose_name=_("facts about the Coalition"))
    is_coalition_event = models.BooleanField(_("an event of the Coalition"), default=False)

    # Registration.
    takes_registrations = models.BooleanField(_("takes registrations here"), default=False)
    registration_opens = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes = models.DateTimeField(_("registration closes"), null=True, blank=True)
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Blank: no limit.")
    )

    # Where the entry comes from.
    website = models.URLField(_("website"), max_length=500, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence.choices, default=Confidence.SEEN)

    objects = TellingPageManager()

    record_field = "event"
    joined = ("event__source_locale", "host_city", "image")
    search_kind = "event"
    parent_page_types = [EventIndexPage, "coalition.EventPage"]
    subpage_types = ["coalition.EventPage"]
    # Facts are the same in every language.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name) for name in ("alternative_titles", "start", "end", "time_zone", "languages")),
    ]
    template = "coalition/event_page.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(end="") | Q(end__gte=Left("start", 4)),
                name="event_ends_after_it_begins",
                violation_error_message=_("An event cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(registration_opens=None)
                | Q(registration_closes=None)
                | Q(registration_closes__gte=F("registration_opens")),
                name="registration_closes_after_it_opens",
                violation_error_message=_("Registration cannot close before it opens."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end[: len(self.start)] < self.start[: len(self.end)]:
            raise ValidationError({"end": _("An event cannot end before it begins.")})
        if (self.start_time or self.end_time) and not self.time_zone:
            raise ValidationError({"time_zone": _("Hours need a time zone.")})

    @property
    def zone(self) -> ZoneInfo | None:
        return zone_of(self.time_zone)

    @property
    def begins(self) -> FuzzyDate | None:
        return FuzzyDate(self.start) if self.start else None

    @property
    def ends(self) -> FuzzyDate | None:
        return FuzzyDate(self.end) if self.end else None

    @property
    def other_titles(self) -> list[str]:
        return [title.strip() for title in self.alternative_titles.splitlines() if title.strip()]

    @property
    def language_codes(self) -> list[str]:
        return [code.strip() for code in self.languages.split("|") if code.strip()]
