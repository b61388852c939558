"""Vocabularies as SKOS concept schemes: concepts with permanent codes and labels in many languages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from network.base.querysets import ConceptManager


class Scheme(models.TextChoices):
    MISSION = "mission", _("Missions")
    PRINCIPLE = "principle", _("Principles")
    THEME = "theme", _("Themes")
    PRACTICE_TYPE = "practice-type", _("Practice types")
    TARGET_GROUP = "target-group", _("Target groups")
    TECHNOLOGY = "technology", _("Technologies")
    BUILDING_BLOCK = "building-block", _("Building blocks")
    STAGE = "stage", _("Stages")
    OUTCOME = "outcome", _("Outcomes")
    COST_BAND = "cost-band", _("Cost bands")
    REGION = "region", _("Regions")
    SESSION_KIND = "session-kind", _("Session kinds")
    PUBLICATION_KIND = "publication-kind", _("Publication kinds")
    EVIDENCE_KIND = "evidence-kind", _("Evidence kinds")
    ROLE_KIND = "role-kind", _("Role kinds")
    ORGANISATION_KIND = "organisation-kind", _("Organisation kinds")
    FUNDING = "funding", _("Funding")
    LEGAL_BASIS = "legal-basis", _("Legal bases")
    GLOSSARY = "glossary", _("Glossary")
    EVERYDAY = "everyday", _("Everyday words")


# The vocabularies of the field: everyday words lead to whatever it files their matter under.
FIELD = (Scheme.GLOSSARY, Scheme.THEME, Scheme.TARGET_GROUP, Scheme.TECHNOLOGY, Scheme.PRACTICE_TYPE)


class Concept(ClusterableModel):
    """A skos:Concept. Its code is permanent: it is never deleted, only deprecated in favour of `replaced_by`."""

    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme.choices)
    code = models.SlugField(_("code"), max_length=80)
    broader = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("broader")
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    definition = models.TextField(_("definition"), blank=True)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    objects = ConceptManager()

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")
        ordering = ("scheme", "order", "code")
        constraints = [models.UniqueConstraint(fields=("scheme", "code"), name="unique_concept_code")]

    def __str__(self) -> str:
        """Its name in the language of the interface, else in English."""
        named = {one.language: one.text for one in self.labels.all() if one.kind == LabelKind.PREFERRED}
        return named.get(get_language() or "") or named.get(settings.LANGUAGE_CODE) or self.uri

    @property
    def uri(self) -> str:
        return f"{self.scheme}/{self.code}"

    def clean(self) -> None:
        super().clean()
        for field in ("broader", "replaced_by"):
            self._refuse_cycle(field)

    def _refuse_cycle(self, field: str) -> None:
        seen, above = {self.pk}, getattr(self, field)
        while above is not None:
            if above.pk in seen:
                raise ValidationError({field: _("This would make a circle.")})
            seen.add(above.pk)
            above = getattr(above, field)


class ConceptRelation(models.Model):
    """skos:related, told by one side: who asks for the concept may mean the other one too."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(
        Concept,
        models.CASCADE,
        related_name="+",
        verbose_name=_("concept"),
        limit_choices_to={"scheme__in": [scheme.value for scheme in FIELD], "replaced_by": None},
    )

    class Meta:
        verbose_name = _("related concept")
        verbose_name_plural = _("related concepts")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("concept", "other"), name="unique_relation")]

    def __str__(self) -> str:
        return str(self.other)


class LabelKind(models.TextChoices):
    PREFERRED = "pref", _("preferred")
    ALTERNATIVE = "alt", _("alternative")
    HIDDEN = "hidden", _("hidden (found, never shown)")


class ConceptLabel(models.Model):
    """A SKOS label. One marked `own_language_only` leads to its concept only in an interface of that language."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("kind"), max_length=6, choices=LabelKind.choices, default=LabelKind.ALTERNATIVE)
    text = models.CharField(_("text"), max_length=200)
    own_language_only = models.BooleanField(_("only in its own language"), default=False)
    order = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ("language", "kind", "order", "pk")
        constraints = [
            models.UniqueConstraint(fields=("concept", "language", "kind", "text"), name="unique_label"),
            models.UniqueConstraint(
                fields=("concept", "language"), condition=models.Q(kind="pref"), name="one_preferred_label"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class InScheme(models.Model):
    """A typed view of one scheme (or of two that are chosen together), so that relations say what they hold."""

    schemes: ClassVar[tuple[str, ...]]
    scheme: str

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.scheme not in self.schemes:
            self.scheme = self.schemes[0]
        super().save(*args, **kwargs)


class Mission(InScheme, Concept):
    schemes = (Scheme.MISSION,)

    class Meta:
        proxy = True
        verbose_name = _("mission")
        verbose_name_plural = _("missions")


class Principle(InScheme, Concept):
    schemes = (Scheme.PRINCIPLE,)

    class Meta:
        proxy = True
        verbose_name = _("principle")
        verbose_name_plural = _("principles")


class Theme(InScheme, Concept):
    schemes = (Scheme.THEME,)

    class Meta:
        proxy = True
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class PracticeType(InScheme, Concept):
    schemes = (Scheme.PRACTICE_TYPE,)

    class Meta:
        proxy = True
        verbose_name = _("practice type")
        verbose_name_plural = _("practice types")


class TargetGroup(InScheme, Concept):
    schemes = (Scheme.TARGET_GROUP,)

    class Meta:
        proxy = True
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Technology(InScheme, Concept):
    """A tool: the labels of building blocks name tools too (an algorithm register, a charter)."""

    schemes = (Scheme.TECHNOLOGY, Scheme.BUILDING_BLOCK)

    class Meta:
        proxy = True
        verbose_name = _("technology")
        verbose_name_plural = _("technologies")


class GlossaryEntry(InScheme, Concept):
    """A concept of the field with its words in many languages: it tags texts and queries, nobody assigns it."""

    schemes = (Scheme.GLOSSARY,)

    class Meta:
        proxy = True
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary entries")
