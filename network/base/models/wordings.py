"""What a record without pages says in other languages than its own: one row for each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from network.base.querysets import WordedQuerySet


@dataclass(frozen=True)
class Said:
    """A text and the language in which it is said; false where nothing is said."""

    text: str = ""
    language: str = settings.LANGUAGE_CODE
    is_by_machine: bool = False  # and nobody has read it yet

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


class Worded(ClusterableModel):
    """A record whose texts may be worded in other languages: its `wordings` hold fields of the same names."""

    wording: Wording | None = None  # the one in the reader's language, where the record was read by `worded`

    objects = WordedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def own_language(self) -> str:
        return settings.LANGUAGE_CODE

    def said(self, name: str) -> Said:
        """A text in the reader's language, else in the record's own. What the record does not say, no wording adds."""
        own = getattr(self, name)
        told = getattr(self.wording, name) if own and self.wording else ""
        if self.wording and told:
            return Said(told, self.wording.language, not self.wording.is_reviewed)
        return Said(own, self.own_language)


class Wording(models.Model):
    """The texts of `record` in one language; a blank one falls back to the record's own."""

    record: Any  # the key of each model is its own

    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    is_reviewed = models.BooleanField(
        _("reviewed"),
        default=True,
        help_text=_("Somebody who speaks the language has read it against the original."),
    )

    class Meta:
        abstract = True
        verbose_name = _("text in another language")
        verbose_name_plural = _("texts in other languages")
        ordering = ("language",)
        constraints = [
            models.UniqueConstraint(
                fields=("record", "language"),
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_("There is a text in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.record} ({self.language})"
