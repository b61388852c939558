"""The words of all documents with the number of documents that have them: what a slip of the pen is mended from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection

from search.analysis.vocabulary import deletion_keys
from search.models import Word, WordKey

ROWS = 200

Told = tuple[str, str]  # a language, and the words of a document in it


def count(before: Iterable[Told], after: Iterable[Told]) -> None:
    """Documents said the words of `before`, and say those of `after` now."""
    changes: Counter[tuple[str, str]] = Counter()
    for sign, told in ((-1, before), (1, after)):
        for language, words in told:
            for word in words.split():
                changes[language, word] += sign
    changed = sorted((language, word, by) for (language, word), by in changes.items() if by)
    for batch in _batches(changed):
        _add(batch)
        _complete_keys(word for _, word, by in batch if by > 0)
    if any(by < 0 for _, _, by in changed):
        Word.objects.filter(documents__lte=0, lexical=False).delete()


def _batches(changed: list[tuple[str, str, int]]) -> Iterator[list[tuple[str, str, int]]]:
    rest = iter(changed)
    while batch := list(islice(rest, ROWS)):
        yield batch


def _add(changed: list[tuple[str, str, int]]) -> None:
    """One statement that adds to a word's count or begins it: the same on both engines, and safe side by side."""
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(changed))
    table = Word._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (language, word, documents, lexical) VALUES {rows} "
            f"ON CONFLICT (word, language) DO UPDATE SET documents = {table}.documents + excluded.documents",
            [value for language, word, by in changed for value in (language, word, by, False)],
        )


def _complete_keys(words: Iterable[str]) -> None:
    """Of these words, those that are new. Rows by the thousand: without a model for each."""
    new = Word.objects.filter(word__in=set(words), keys__isnull=True).values_list("pk", "word")
    rows = [(number, key) for number, word in new for key in deletion_keys(word)]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {WordKey._meta.db_table} (word_id, key) VALUES (%s, %s) ON CONFLICT DO NOTHING", rows
            )
