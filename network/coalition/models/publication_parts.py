"""What belongs to the page of a publication and is reviewed with it: who made it, and where it is read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cities.models import Organisation
from network.coalition.models.publications import PublicationPage

LONGEST_SLUG = 80


class ContributorRole(models.TextChoices):
    AUTHOR = "author", _("author")
    PUBLISHER = "publisher", _("publisher")


class Contributor(Orderable):
    """An author or publisher. A person has a family name; what has none is an organisation and is cited as written."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="contributors")
    role = models.CharField(_("role"), max_length=9, choices=ContributorRole.choices, default=ContributorRole.AUTHOR)
    name = models.CharField(_("name"), max_length=200, help_text=_("As it stands on the publication."))
    family_name = models.CharField(
        _("family name"), max_length=100, blank=True, help_text=_("Of a person: the part that lists sort by.")
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    slug = models.SlugField(max_length=LONGEST_SLUG, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("author or publisher")
        constraints = [models.UniqueConstraint(fields=("page", "role", "name"), name="unique_contributor")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.family_name and self.family_name not in self.name:
            raise ValidationError({"family_name": _("Write the family name as it stands in the name.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The slug is the value of the facet: an organisation's own where it is known."""
        self.slug = self.organisation.slug if self.organisation else slugify(self.name)[:LONGEST_SLUG]
        super().save(*args, **kwargs)

    @property
    def given_name(self) -> str:
        return " ".join(self.name.replace(self.family_name, "", 1).split()) if self.family_name else ""


class Format(models.TextChoices):
    HTML = "html", _("web page")
    PDF = "pdf", "PDF"
    EPUB = "epub", "EPUB"
    VIDEO = "video", _("video")
    AUDIO = "audio", _("audio")
    DATA = "data", _("data")
    OTHER = "other", _("other format")


class Version(Orderable):
    """The publication in a language; a blank address means that it is said to exist and was not seen."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=12, help_text=_("Its code, for example es or pt-br."))
    title = models.CharField(_("title in this language"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    file = models.ForeignKey(
        "base.CreditedDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    format = models.CharField(_("format"), max_length=5, choices=Format.choices, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("version")
        constraints = [models.UniqueConstraint(fields=("page", "language", "format"), name="unique_version")]

    def __str__(self) -> str:
        return self.language
