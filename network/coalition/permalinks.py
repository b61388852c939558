"""Permalinks: `/id/<kind>/<number>` leads to an entry for good, whatever becomes of its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from network.base import departures, gone
from network.base.models import Record
from network.coalition.missions.documents import KIND as MISSION
from network.coalition.models import MissionPage
from search.languages import address
from search.models import SearchDocument

LARGEST = 2**63 - 1  # that a database can hold


@dataclass(frozen=True)
class Target:
    """Where an entry is told, or what is said of one that was taken away."""

    url: str = ""
    notice: dict[str, Any] | None = None


def target_of(kind: str, number: int, language: str) -> Target | None:
    """None for what never was public. One query for what is public, two for what is not."""
    if number > LARGEST:
        return None
    told = SearchDocument.objects.filter(kind=kind, number=number, serves__language=language)
    if path := told.values_list("url_path", flat=True).first():
        return Target(url=address(path, language))
    return _taken_away(kind, number)


def _taken_away(kind: str, number: int) -> Target | None:
    if kind == MISSION:  # its record is a concept, which stays
        return _taken_back(MissionPage.objects.filter(mission=number))
    model = next((each for each in apps.get_models() if issubclass(each, Record) and _kind(each) == kind), None)
    record = model._default_manager.filter(pk=number).first() if model else None
    if record is None:
        return None
    if not (record.gone_at or getattr(record, "withdrawn_at", None)):
        return _taken_back(record.pages)
    path = getattr(record, "withdrawn_path", "") or departures.path_of(record)
    return Target(notice=(gone.notice_for(path) if path else None) or {})


def _taken_back(pages: Any) -> Target | None:
    """Of an entry that everybody could read and whose pages were unpublished."""
    page = pages.filter(alias_of=None, first_published_at__isnull=False).order_by("-live", "pk").first()
    return None if page is None or page.live else Target(notice={"when": departures.taken_back_on(page)})


def _kind(model: type[Record]) -> str:
    return getattr(model, "kind", "")
