"""Consultations: what is asked, until when, what came of it; and the answers, which editors publish with consent."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from network.base.dates import FuzzyDateField
from network.base.models import Worded, Wording
from network.coalition.models.event import Event
from network.coalition.models.messages import PERSONAL

TEXT = ["h3", "bold", "italic", "link", "ol", "ul"]


class Consultation(Worded):
    """Belongs to an event, on whose page it is shown."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="consultations", verbose_name=_("event"))
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(
        _("language of the texts"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    summary = RichTextField(_("summary"), blank=True, features=TEXT, help_text=_("What it is for, who is asked."))
    held_on = FuzzyDateField(_("held on"), blank=True, help_text=_("Where it was held at a meeting."))
    deadline = models.DateTimeField(
        _("answers until"), null=True, blank=True, help_text=_("Blank: no answers are taken here.")
    )
    outcome = RichTextField(_("outcome"), blank=True, features=TEXT, help_text=_("What came of it, with a source."))
    outcome_at = models.DateTimeField(null=True, editable=False)  # since when there is one; the daily job notes it
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    is_public = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def own_language(self) -> str:
        return self.language

    @property
    def is_open(self) -> bool:
        return self.is_public and self.deadline is not None and timezone.now() < self.deadline


class ConsultationWording(Wording):
    record = ParentalKey(Consultation, on_delete=models.CASCADE, related_name="wordings")
    title = models.CharField(_("title"), max_length=200)
    summary = RichTextField(_("summary"), blank=True, features=TEXT)
    outcome = RichTextField(_("outcome"), blank=True, features=TEXT)


class GuidingQuestion(Worded, Orderable):
    consultation = ParentalKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), max_length=500)
    hint = models.TextField(_("hint"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("guiding question")
        verbose_name_plural = _("guiding questions")

    def __str__(self) -> str:
        return self.text

    @property
    def own_language(self) -> str:
        return self.consultation.language


class QuestionWording(Wording):
    record = ParentalKey(GuidingQuestion, on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField(_("question"), max_length=500)
    hint = models.TextField(_("hint"), max_length=500, blank=True)


class AnswererKind(models.TextChoices):
    CITY = "city", _("For a city")
    ORGANISATION = "organisation", _("For an organisation")
    PERSON = "person", _("As a person")


class AnswerState(models.TextChoices):
    RECEIVED = "received", _("Received")
    PUBLISHED = "published", _("Published")
    KEPT = "kept", _("Read, not published")


class ConsultationAnswer(models.Model):
    """The public reads `public_text` and, where the person agreed, in whose name it was given."""

    submission = models.UUIDField(unique=True, editable=False)
    question = models.ForeignKey(GuidingQuestion, models.CASCADE, related_name="answers", verbose_name=_("question"))
    text = models.TextField(_("answer as it was sent"), max_length=5000, help_text=PERSONAL)
    answerer_kind = models.CharField(
        _("in whose name"), max_length=20, choices=AnswererKind.choices, default=AnswererKind.PERSON
    )
    answerer = models.CharField(_("name to publish"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=PERSONAL)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    may_be_published = models.BooleanField(_("may be published"), default=False)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=AnswerState.choices, default=AnswerState.RECEIVED)
    public_text = models.TextField(
        _("text that everybody reads"), max_length=5000, blank=True, help_text=_("Blank: the answer as it was sent.")
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    class Meta:
        verbose_name = _("answer to a consultation")
        verbose_name_plural = _("answers to consultations")
        ordering = ("-received_at", "-pk")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        if self.state == AnswerState.PUBLISHED and not self.may_be_published:
            raise ValidationError({"state": _("This person did not agree to publish the answer.")})
        if self.state == AnswerState.PUBLISHED and not (self.text or self.public_text):
            raise ValidationError({"state": _("This answer is erased: there is nothing left to publish.")})
