"""Entries that editors pinned to a query: they are hits of it, and stand first.

A pinned entry is found as if it had the words: it is counted in totals and facets, and chosen facets leave it out like
any other. So what a page says stays true, and no entry is shown twice.
"""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from search import languages
from search.analysis.text import clean, keys
from search.analysis.versions import known
from search.models import Pin, SearchDocument, State

MOST = 10  # of one query: all of them fit on its first page
PERMALINK = re.compile(r"/?(?:id/)?(?P<kind>[a-z][a-z-]*)/(?P<number>[0-9]{1,18})/?\Z")


class Record(NamedTuple):
    kind: str
    number: int


def same_words(text: str) -> str:
    """What two queries share that are the same: their folded words in order."""
    return " ".join(keys(clean(text)))


@receiver(pre_save, sender=Pin, dispatch_uid="search.key_of_pin")
def make_key(instance: Pin, **kwargs: Any) -> None:
    instance.key = same_words(instance.words)


@receiver([post_save, post_delete], sender=Pin, dispatch_uid="search.pins_changed")
def renew(**kwargs: Any) -> None:
    """Processes read the pins again; answers that differ for it are newer than those before."""
    now = {"pins_version": secrets.token_hex(16), "changed_at": timezone.now()}
    State.objects.update_or_create(pk=1, defaults=now)


def pinned(texts: Collection[str], language: str) -> tuple[int, ...]:
    """The documents that stand first for a query in any of its readings. A query where there are some, else none."""
    version, today = known().pins, timezone.localdate()
    if not version:
        return ()
    of_key = _pins(version)
    found = [pin for key in dict.fromkeys(map(same_words, texts)) for pin in of_key.get(key, ())]
    running = [pin for pin in found if pin.language in ("", language) and pin.state(today) == "running"]
    running.sort(key=lambda pin: (pin.order, pin.pk))
    records = list(dict.fromkeys(Record(pin.kind, pin.number) for pin in running))[:MOST]
    return _documents(records, language) if records else ()


def moment() -> str:
    """Changes with what is pinned, and where something is pinned with the day."""
    version = known().pins
    return f"{version} {timezone.localdate()}" if version else ""


@lru_cache(maxsize=4)
def _pins(version: str) -> Mapping[str, Sequence[Pin]]:
    """All pins that are not over, by their words."""
    found: defaultdict[str, list[Pin]] = defaultdict(list)
    for pin in Pin.objects.defer("note").filter(Q(last_day=None) | Q(last_day__gte=timezone.localdate())):
        found[pin.key].append(pin)
    return dict(found)


def _documents(records: Sequence[Record], language: str) -> tuple[int, ...]:
    """Those that are public now, in the language."""
    wanted = Q(*(Q(kind=kind, number=number) for kind, number in records), _connector=Q.OR)
    rows = SearchDocument.objects.filter(wanted, serves__language=language).values_list("kind", "number", "pk")
    ids = {Record(kind, number): identity for kind, number, identity in rows}
    return tuple(ids[record] for record in records if record in ids)


def entry_at(address: str) -> Record | None:
    """The public entry at an address of ours, with or without host and language, or at its permalink."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return None
    if match := PERMALINK.match(path):
        record = Record(match["kind"], int(match["number"]))
        if SearchDocument.objects.filter(kind=record.kind, number=record.number).exists():
            return record
    path = path.strip("/")
    first, _slash, rest = path.partition("/")
    below = rest if first in languages.codes() else path
    row = SearchDocument.objects.filter(url_path=f"{below}/").values_list("kind", "number").first()
    return Record(*row) if row else None


def titles(records: Collection[Record]) -> dict[Record, str]:
    """What these entries are called; none that is not public. One query."""
    if not records:
        return {}
    wanted = Q(*(Q(kind=kind, number=number) for kind, number in records), _connector=Q.OR)
    rows = SearchDocument.objects.filter(wanted).order_by("-pk").values_list("kind", "number", "title")
    return {Record(kind, number): title for kind, number, title in rows}
