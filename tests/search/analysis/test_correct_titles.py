"""The promise about slips, on the real titles: one slip in a telling word, and its page is among the first five."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from network.coalition import seed
from search import sync
from search.analysis import Term, analyse_query, keys, register_terms, terms
from search.analysis.correct import edits, is_doubtful
from search.analysis.lexicon import lexicon
from search.models import Word
from search.query import Query
from search.registry import Text
from search.results import find
from tests.factories.search import Shelf

DATA = Path(seed.__file__).parent / "data"
SHORTEST = 5
MOST_TITLES = 5
FIRST = 5
FLOOR = 0.95
LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl")


def rows(name: str) -> Iterator[Mapping[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def vocabulary() -> Iterator[Term]:
    for row in rows("labels.csv"):
        yield Term(row["text"], row["language"], row["code_uri"])
    for row in rows("glossary.csv"):
        marked = set(row["ambiguous"].split("|"))
        for language in LANGUAGES:
            for text in filter(None, row[language].split("|")):
                yield Term(text, language, f"glossary/{row['code']}", own_language_only=f"{language}:{text}" in marked)
    for row in rows("cities_names.csv"):
        yield Term(row["name"], row["language"], f"city/{row['city_slug']}", kind="name")


@pytest.fixture
def practices(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """The titles of the real practices by number, with their texts in the index."""
    monkeypatch.setattr(terms, "_sources", [])
    register_terms(vocabulary)
    titles = {}
    for number, row in enumerate(rows("practices.csv"), 1):
        titles[number] = row["title"]
        told = (("problem", "problem"), ("done", "what_was_done"), ("outcome", "results"), ("rest", "lessons"))
        texts = tuple(Text(field, row[name]) for field, name in told if row[name])
        themes = tuple(filter(None, row["themes"].split("|")))
        things.put(
            number, row["title"], summary=row["summary"], texts=texts, concepts={"theme": themes}, url_path=row["id"]
        )
    sync.rebuild()
    return titles


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
        unknown = [slip for slip in sorted(edits(word)) if is_doubtful(slip, "en", known) and slip not in in_documents]
        made[word] = chance.choice(unknown)
    return made


def test_a_slip_in_a_telling_word_still_finds_its_page(
    practices: dict[int, str], capsys: pytest.CaptureFixture[str]
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


def test_no_word_of_the_vocabulary_or_of_the_titles_is_corrected(practices: dict[int, str]) -> None:
    typed = [word for title in practices.values() for word in title.split()]
    typed += [row["text"] for row in rows("labels.csv") if row["language"] == "en"][::7]
    typed += [row["name"] for row in rows("cities_names.csv")][::5]

    assert {text: found.corrected for text in typed if (found := analyse_query(text, "en").correction)} == {}
