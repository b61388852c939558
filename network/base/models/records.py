"""Record and page: an entry is one record, neutral of language, told by one page in each language.

The record is found by the page's `translation_key`, so that a translation keeps its record, a copy gets its own, and a
revert never changes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from network.base.models.pages import BasePage


class Record(models.Model):
    """The stable identity of an entry: its number is its permalink and is never used again."""

    number = models.BigAutoField(primary_key=True)
    translation_key = models.UUIDField(unique=True, null=True, editable=False)
    source_locale = models.ForeignKey(Locale, models.PROTECT, null=True, editable=False, related_name="+")
    gone_at = models.DateTimeField(_("gone since"), null=True, editable=False)

    # Where it is told; the foreign key of every page of a record has this name for its way back.
    pages: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Its public title, else its number alone: whoever chooses among all sees no draft of somebody else."""
        title = _title_of_first(page for page in self.pages.all() if page.live and page.alias_of_id is None)
        return f"{title} ({self.number})" if title else f"{self._meta.verbose_name} {self.number}"

    @property
    def working_title(self) -> str:
        """As its source calls it, drafts included: for those who may see them."""
        return _title_of_first(self.pages.all())


def _title_of_first(pages: Iterable[Any]) -> str:
    """The first page is the source. Blank where there is none."""
    first = min(pages, key=lambda page: page.pk, default=None)
    return str(first.title) if first else ""


class RecordPage(BasePage):
    """A page that tells a record in its language; no revision changes the foreign key that `record_field` names."""

    record_field: ClassVar[str]
    entry_ends_with_page = True

    class Meta:
        abstract = True

    @property
    def record(self) -> Any:
        return getattr(self, self.record_field)

    @property
    def record_id(self) -> int | None:
        number: int | None = getattr(self, f"{self.record_field}_id")
        return number

    @property
    def is_source(self) -> bool:
        """Whether facts are told here: translations hold texts only."""
        return self.record is None or self.record.source_locale_id in (None, self.locale_id)

    def new_record(self) -> Any:
        """The record of a page that starts a new entry; a kind whose records come first raises instead."""
        model = self._meta.get_field(self.record_field).related_model
        record, _created = model.objects.get_or_create(
            translation_key=self.translation_key, defaults={"source_locale_id": self.locale_id}
        )
        return record

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self._state.adding:
            self._join_record()
        return super().save(*args, **kwargs)

    def _join_record(self) -> None:
        """A copy made in the admin carries the old record along with a new key: it starts an entry of its own."""
        if not self.locale_id:
            self.locale = self.get_default_locale()
        record = self.record
        if record is not None and record.translation_key is None:
            record.translation_key, record.source_locale_id = self.translation_key, self.locale_id
            record.save(update_fields=["translation_key", "source_locale_id"])
        if record is None or record.translation_key != self.translation_key:
            setattr(self, self.record_field, self.new_record())

    def with_content_json(self, content: Any) -> Any:
        """An old revision never brings back another record."""
        page = super().with_content_json(content)
        setattr(page, f"{self.record_field}_id", self.record_id)
        return page
