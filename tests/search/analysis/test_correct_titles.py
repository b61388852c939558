"""The promise about slips, on the real titles: one slip in a telling word, and its page is among the first five."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from random import Random

import pytest

from search.analysis import analyse_query, keys
from search.analysis.correct import is_doubtful
from search.analysis.current import lexicon
from search.analysis.edits import edits
from search.models import Word
from search.query import Query
from search.results import find
from tests.search.analysis.shipped import practices, rows, shipped_terms  # noqa: F401  fixtures

SHORTEST = 5
MOST_TITLES = 5
FIRST = 5
FLOOR = 0.95


def telling_words(titles: Mapping[int, str]) -> dict[str, set[int]]:
    """Words of titles that are long, and stand in few of them."""
    where: dict[str, set[int]] = {}
    for number, title in titles.items():
        for key in keys(title):
            where.setdefault(key, set()).add(number)
    return {
        key: numbers
        for key, numbers in where.items()
        if len(key) >= SHORTEST and key.isalpha() and len(numbers) <= MOST_TITLES
    }


def slips(words: Mapping[str, set[int]]) -> dict[str, str]:
    """For each word a random slip that makes no known word."""
    chance, known = Random(20181114), lexicon()
    in_documents = set(Word.objects.values_list("word", flat=True))
    made = {}
    for word in sorted(words):
        every = sorted(edits(word))
        drawn = (slip for slip in chance.sample(every, len(every)) if slip not in in_documents)
        made[word] = next(slip for slip in drawn if is_doubtful(slip, "en", known))
    return made


@pytest.mark.slow
def test_a_slip_in_a_telling_word_still_finds_its_page(
    practices: dict[int, str],  # noqa: F811  the fixture
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = telling_words(practices)

    missed = {}
    for word, slip in slips(words).items():
        results = find(Query(language="en", path="search/", q=slip), facets=False, size=FIRST)
        if not words[word] & {result.id for result in results.results}:
            missed[word] = (slip, results.did_you_mean)

    share = 1 - len(missed) / len(words)
    with capsys.disabled():
        sys.stdout.write(f"\nslips: {share:.1%} of {len(words)} title words find a page among the first {FIRST}\n")
    assert len(words) > 100
    assert share >= FLOOR, missed


def test_no_word_of_the_vocabulary_or_of_the_titles_is_corrected(
    practices: dict[int, str],  # noqa: F811  the fixture
) -> None:
    typed = [word for title in practices.values() for word in title.split()]
    typed += [row["text"] for row in rows("labels.csv") if row["language"] == "en"][::7]
    typed += [row["name"] for row in rows("cities_names.csv")][::5]

    assert {text: found.corrected for text in typed if (found := analyse_query(text, "en").correction)} == {}
