"""The words that stand in documents, kept in the database, so that the latest text is known at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from search.analysis.versions import known
from search.models import Word

LONGEST = 60
MOST_CANDIDATES = 400
ALIKE = 2  # letters that a word two slips away begins with
NEAR = """SELECT DISTINCT search_word.word, search_word.language, search_word.documents FROM search_wordkey
    JOIN search_word ON search_word.id = search_wordkey.word_id
    WHERE search_wordkey.key IN ({}) AND search_word.documents > 0"""


@dataclass(frozen=True, slots=True)
class DocumentWord:
    word: str
    language: str
    documents: int


def deletion_keys(word: str) -> set[str]:
    """The word, and what is left of it without one of its letters: two words one slip apart share one of these."""
    word = word[:LONGEST]
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > 1)}


def counted(words: Collection[str]) -> dict[str, int]:
    """Of these words, those that documents have, and how many documents in all languages."""
    rows = Word.objects.filter(word__in=words, documents__gt=0).values("word").annotate(total=Sum("documents"))
    return {row["word"]: row["total"] for row in rows}


def near(words: Collection[str]) -> list[DocumentWord]:
    """The words of documents that may be one slip away from any of these, and these themselves. One query.

    Candidates only: some of them are two slips away.
    """
    wanted = sorted({key for word in words for key in deletion_keys(word)})
    if not wanted:
        return []
    with connection.cursor() as cursor:  # half a millisecond sooner than by the models
        cursor.execute(NEAR.format(", ".join(["%s"] * len(wanted))), wanted)
        return [DocumentWord(*row) for row in cursor.fetchall()]


def begin_alike(*words: str) -> Sequence[DocumentWord]:
    """Words that begin with the same letters as any of these. One query, and none for the next letter typed."""
    starts, version = tuple(sorted({word[:ALIKE] for word in words})), known().documents_token
    return _remembered(version, starts) if version else _beginning(starts)


@lru_cache(maxsize=64)  # some 50 kB each
def _remembered(version: str, starts: Sequence[str]) -> Sequence[DocumentWord]:
    return _beginning(starts)


def _beginning(starts: Sequence[str]) -> Sequence[DocumentWord]:
    condition = Q()
    for start in starts:
        condition |= Q(word__startswith=start)
    return _found(Word.objects.filter(condition)) if starts else []


def _found(words: QuerySet[Word]) -> list[DocumentWord]:
    rows = words.filter(documents__gt=0).values_list("word", "language", "documents")
    return [DocumentWord(*row) for row in rows.order_by("-documents", "word")[:MOST_CANDIDATES]]
