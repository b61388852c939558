"""What visitors search for, without knowing who searches.

Words are known from the fifth different person of a day on who asks them. Until then there is a hash of them, under a
key that was drawn for the day, lies in the shared cache and not in the database, and is gone when the day is over; so
are the hashes. Who asked is hashed together with what was asked: two queries of one person have nothing in common.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from search.analysis.text import TOKEN, clean
from search.models import AskedWords, Asking
from search.pins import same_words

ENOUGH = 5  # different people on one day, from whom on words are known
LONGEST = 100  # characters; who writes more tells of himself
KEPT_DAYS = 366
OLD_KEYS = 7  # days back whose keys are thrown away, where nobody did it before
PATIENCE = 200  # thousandths of a second for which SQLite is waited for: a count is not worth more
MOST_A_DAY = 50_000  # askings of one process: a flood fills no table
# E-mail and web addresses, long numbers, and numbers with gaps such as those of telephones.
PERSONAL = re.compile(r"[@＠]|https?:|www\.|\d{6,}|(?:\d[\s().\-/+]*){9,}")

_noted: dict[date, int] = {}


def note(words: str, language: str, results: int, asker: str) -> None:
    """Somebody asked for these words and found so many entries. `asker` is hashed before it is kept for the day."""
    key, today = same_words(words), timezone.localdate()
    if not key or len(words) > LONGEST or PERSONAL.search(words) or _is_flooded(today):
        return
    secret = _secret(today)
    query = _hash(secret, language, key)
    with impatient():
        if not _is_new(_hash(secret, query, asker), query, today):
            return
        askers = Asking.objects.filter(day=today, query=query).count()
        if askers >= ENOUGH:
            _tell(key, said(words), language, today, askers, results)


def said(words: str) -> str:
    """The words alone, in small letters: signs between them may be one person's own."""
    return " ".join(token for token in TOKEN.findall(clean(words).casefold()) if any(map(str.isalnum, token)))


def forget() -> int:
    """Throws away keys and hashes of days that are over, and counts that are older than a year; how many rows."""
    today = timezone.localdate()
    caches["shared"].delete_many([_name(today - timedelta(days=back)) for back in range(1, OLD_KEYS + 1)])
    hashes, _each = Asking.objects.exclude(day=today).delete()
    counts, _each = AskedWords.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return hashes + counts


def _is_flooded(today: date) -> bool:
    if today not in _noted:
        _noted.clear()
    _noted[today] = _noted.get(today, 0) + 1
    return _noted[today] > MOST_A_DAY


def _name(day: date) -> str:
    return f"asked:{day}"


def _secret(today: date) -> bytes:
    """The key of the day, one for all processes. Who holds the cache alone lacks the secret of the site.

    Without a cache server two processes that are the day's first at the same moment may draw two keys: one of them is
    lost, with the asking for which it was drawn.
    """
    cache, name = caches["shared"], _name(today)
    held = cache.get(name)
    if held is None:
        over = timezone.make_aware(datetime.combine(today + timedelta(days=1), time()))
        cache.add(name, secrets.token_hex(32), max(1, int((over - timezone.now()).total_seconds())))
        held = cache.get(name, "")
    return f"{settings.SECRET_KEY}{held}".encode()


def _hash(secret: bytes, *parts: str) -> str:
    return hmac.new(secret, "\n".join(parts).encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _is_new(mark: str, query: str, today: date) -> bool:
    """Whether this is the first time today that this person asks it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Asking._meta.db_table} (mark, query, day) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [mark, query, today.isoformat()],
        )
        return bool(cursor.rowcount == 1)


def _tell(key: str, words: str, language: str, today: date, askers: int, results: int) -> None:
    """Two who ask at the same time leave the higher count."""
    table = AskedWords._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, words, language, day, askers, results) VALUES (%s, %s, %s, %s, %s, %s) "
            f"ON CONFLICT (day, language, key) DO UPDATE SET "
            f"askers = CASE WHEN excluded.askers > {table}.askers THEN excluded.askers ELSE {table}.askers END, "
            f"results = CASE WHEN excluded.results > {table}.results THEN excluded.results ELSE {table}.results END",
            [key, words, language, today.isoformat(), askers, results],
        )


@contextmanager
def impatient() -> Iterator[None]:
    """SQLite writes one at a time: an asking does not wait for a seed to end."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
