"""Marks in a text what a query found there: words in any of their forms, with or without accents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Unit, Word, key_of, stem_keys, words
from search.analysis.stopwords import stop_words

Span = tuple[int, int]


def mark(text: str, units: Sequence[Unit], language: str) -> SafeString:
    """The text, escaped, with `<mark>` around the words that the units of a query name.

    Of a unit of several words its runs are marked; its single words only where no run of them stands in the text.
    """
    spans = _joined(_spans(text, units, language)) if units else []
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join((*parts, escape(text[at:]))))  # every part is escaped above


def _spans(text: str, units: Sequence[Unit], language: str) -> Iterator[Span]:
    found, keys = _told(text, language)
    for unit in units:
        wanted = [set(alternatives) for alternatives in unit.keys]
        runs = list(_runs(found, keys, wanted))
        yield from runs
        if not runs and not unit.quoted:
            yield from _single(found, keys, wanted, stop_words(language))


@lru_cache(maxsize=512)  # the same titles and summaries come again and again
def _told(text: str, language: str) -> tuple[Sequence[Word], Sequence[frozenset[str]]]:
    found = words(text)
    return found, [_forms(word.text, language) for word in found]


@lru_cache(maxsize=8192)
def _forms(word: str, language: str) -> frozenset[str]:
    return frozenset((key_of(word), *stem_keys(word, language)))


def _runs(found: Sequence[Word], keys: Sequence[frozenset[str]], wanted: Sequence[set[str]]) -> Iterator[Span]:
    for at in range(len(found) - len(wanted) + 1):
        if not any(keys[at + place].isdisjoint(alternatives) for place, alternatives in enumerate(wanted)):
            yield found[at].start, found[at + len(wanted) - 1].end


def _single(
    found: Sequence[Word], keys: Sequence[frozenset[str]], wanted: Sequence[set[str]], little: frozenset[str]
) -> Iterator[Span]:
    telling = set().union(*(alternatives for alternatives in wanted if not alternatives & little))
    yield from (
        (word.start, word.end) for word, forms in zip(found, keys, strict=True) if not forms.isdisjoint(telling)
    )


def _joined(spans: Iterator[Span]) -> list[Span]:
    """In order, those that touch as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
