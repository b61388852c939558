"""What belongs to the page of an event and is reviewed with it: each row lives in the page's revisions."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from cities.models import City, Organisation
from network.base.dates import FuzzyDateField
from network.base.models import Concept, Scheme
from network.coalition.models.event import Event
from network.coalition.models.event_pages import EventPage
from network.coalition.models.publications import Publication
from practices.models import Practice

# Addresses below an event that are no session's.
TAKEN = {"event", "programme"}


class EventSession(TranslatableMixin, Orderable):
    """A point of the programme. Without a day or hours it says that the time is not announced."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=80, blank=True, help_text=_("Of its address; blank: from the title."))
    session_kind = models.ForeignKey(
        Concept,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"scheme": Scheme.SESSION_KIND, "replaced_by": None},
        related_name="+",
        verbose_name=_("kind"),
    )
    day = models.DateField(_("day"), null=True, blank=True)
    start_time = models.TimeField(_("from"), null=True, blank=True, help_text=_("In the event's time zone."))
    end_time = models.TimeField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    people = models.TextField(_("people"), blank=True, help_text=_("One a line: name, what they do, where."))
    description = models.TextField(_("what it is about"), blank=True)

    # Title and description are translated with the page; facts are the same in every language.
    override_translatable_fields = [SynchronizedField(name) for name in ("slug", "place", "people")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session")
        constraints = [
            models.UniqueConstraint(fields=("page", "slug"), name="unique_session_of_event"),
            models.CheckConstraint(
                condition=Q(start_time=None) | Q(day__isnull=False),
                name="session_hour_has_a_day",
                violation_error_message=_("Hours need a day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        self.slug = self.slug or slugify(self.title)[:80]
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This word has a meaning of its own in addresses: choose another.")})
        if self.end_time and not self.start_time:
            raise ValidationError({"start_time": _("Say when it begins.")})
        if self.end_time and self.start_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("A session cannot end before it begins.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or slugify(self.title)[:80]
        super().save(*args, **kwargs)

    @property
    def names(self) -> list[str]:
        return [name.strip() for name in self.people.splitlines() if name.strip()]


class PartKind(models.TextChoices):
    ORGANISER = "organiser", _("organiser")
    PARTNER = "partner", _("partner")
    FORUM = "forum", _("participating forum")


class EventParty(Orderable):
    """A city or an organisation that organises an event, supports it, or takes part as a forum."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="parties")
    part = models.CharField(_("part"), max_length=10, choices=PartKind.choices, default=PartKind.PARTNER)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("city"))

    class Meta(Orderable.Meta):
        verbose_name = _("organiser or partner")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(city=None),
                name="party_is_one",
                violation_error_message=_("Choose one: an organisation or a city."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.city or "")


class EventFigure(TranslatableMixin, Orderable):
    """A figure about the event, with who said so: never a bare number."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="figures")
    statement = models.CharField(_("statement"), max_length=300)
    source_name = models.CharField(_("who says so"), max_length=200, blank=True)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    as_of = FuzzyDateField(_("as of"), blank=True)

    override_translatable_fields = [SynchronizedField("as_of")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("figure")

    def __str__(self) -> str:
        return self.statement


class EventLink(Orderable):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="web_links")
    url = models.URLField(_("link"), max_length=500)
    title = models.CharField(_("title"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("link")

    def __str__(self) -> str:
        return self.title or self.url


class ItemKind(models.TextChoices):
    OUTPUT = "output", _("came out of the event")
    RELATED = "related", _("goes with the event")


class EventItem(Orderable):
    """Another entry: what came out of the event, or what goes with it."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="items")
    relation = models.CharField(_("relation"), max_length=10, choices=ItemKind.choices, default=ItemKind.OUTPUT)
    practice = models.ForeignKey(
        Practice, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("practice")
    )
    publication = models.ForeignKey(
        Publication, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("publication")
    )
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("event"))

    class Meta(Orderable.Meta):
        verbose_name = _("related entry")
        constraints = [
            models.CheckConstraint(
                condition=Q(practice=None, publication=None)
                | Q(practice=None, event=None)
                | Q(publication=None, event=None),
                name="event_item_is_one",
                violation_error_message=_("Choose one entry in each row."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.practice or self.publication or self.event or "")
