"""What stays of a page that was deleted: its addresses say that it is gone, and so does the number of its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import Signal
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Site

from network.base.addresses import path_below_root
from network.base.gone import register_gone
from network.base.models import BasePage, GoneAddress, Record, RecordPage

# Sent by the model of a record that lost its last page; `instance` is the record.
record_gone = Signal()


def notice(path: str) -> dict[str, Any] | None:
    """For a path below the root; None where the page is still told somewhere, so that a redirect may lead there."""
    if "\x00" in path:  # PostgreSQL takes no NUL
        return None
    known = GoneAddress.objects.filter(slug=_last(path), path=path).first()
    if known is None:
        return _taken_back(path)
    if Page.objects.filter(translation_key=known.translation_key, alias_of=None).exists():
        return None
    return {"when": known.gone_at.date().isoformat()}


def _taken_back(path: str) -> dict[str, Any] | None:
    """Of a page that everybody could read and that was unpublished: here, or where it stands now."""
    here = Q(slug=_last(path), url_path__in=[root.root_path + path for root in Site.get_site_root_paths()])
    former = Q(redirect__automatically_created=True, redirect__old_path__in=_old_paths(path))
    pages = Page.objects.filter(here | former, alias_of=None).order_by("pk")
    page = pages.first()
    if page is None or page.first_published_at is None or pages.filter(live=True).exists():
        return None
    return {"when": taken_back_on(page)}


def taken_back_on(page: Page) -> str:
    """Blank where no log says it."""
    log = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.unpublish").order_by("-timestamp")
    day = log.values_list("timestamp", flat=True).first()
    return day.date().isoformat() if day else ""


def _old_paths(path: str) -> list[str]:
    return [f"/{code}/{path.rstrip('/')}"[:255] for code, _name in settings.LANGUAGES]


def path_of(record: Record) -> str:
    """Where a record was told last; blank where nobody could read it."""
    if record.translation_key is None:
        return ""
    known = GoneAddress.objects.filter(translation_key=record.translation_key).order_by("-gone_at", "-pk")
    return known.values_list("path", flat=True).first() or ""


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def remember_addresses(sender: type, instance: BasePage, **kwargs: Any) -> None:
    """Of what the public could read; an alias is a node of the tree, no text of its own."""
    if instance.alias_of_id is not None or not (instance.live or instance.first_published_at):
        return
    values = {"translation_key": instance.translation_key, "gone_at": timezone.now()}
    for path in filter(None, _paths(instance)):
        GoneAddress.objects.update_or_create(slug=_last(path), path=path, defaults=values)


def _paths(page: BasePage) -> Iterator[str]:
    """The former ones too: their redirects are deleted with the page. The last is where it stands now."""
    former = Redirect.objects.filter(redirect_page=page.pk, automatically_created=True).order_by("pk")
    for old_path in former.values_list("old_path", flat=True):
        yield old_path.strip("/").partition("/")[2] + "/"
    yield path_below_root(page.url_path)


def end_record(sender: type, instance: RecordPage, **kwargs: Any) -> None:
    """The number of a record that lost its last page is gone for good, and never used again."""
    record = instance.record
    if record is None or record.gone_at or instance.alias_of_id is not None or not instance.entry_ends_with_page:
        return
    if type(instance)._default_manager.filter(**{instance.record_field: record}, alias_of=None).exists():
        return
    record.gone_at = timezone.now()
    record.save(update_fields=["gone_at"])
    record_gone.send(sender=type(record), instance=record)


for model in apps.get_models():  # of each type of page: a receiver of everything would slow every deletion
    if issubclass(model, BasePage):
        pre_delete.connect(remember_addresses, sender=model, dispatch_uid="base.remember_addresses")
    if issubclass(model, RecordPage):
        post_delete.connect(end_record, sender=model, dispatch_uid="base.end_record")
register_gone(notice)
