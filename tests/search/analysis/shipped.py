"""The words and the practices that the site ships, without the rest of its data."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from network.coalition import seed
from search import sync
from search.analysis import Term, register_terms, renew_lexicon, terms
from search.registry import Text
from tests.factories.search import Shelf

DATA = Path(seed.__file__).parent / "data"
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
def shipped_terms(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "_sources", [])
    register_terms(vocabulary)
    renew_lexicon()


@pytest.fixture
def practices(things: Shelf, shipped_terms: None) -> dict[int, str]:
    """The titles of the real practices by number, with their texts in the index."""
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
