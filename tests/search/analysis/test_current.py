"""What one process made of the terms serves the others; without it each makes its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from search.analysis import Term, current, lexicon, terms
from search.analysis.lexicon import Lexicon

OPEN = Term("open data", "en", "theme/open-data")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    own = settings.CACHES["lexicon"] | {"LOCATION": str(tmp_path / "lexicon")}
    settings.CACHES = settings.CACHES | {"lexicon": own}
    return tmp_path / "lexicon"


@pytest.fixture
def another_process(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Lexicon]:
    """Begins with nothing and asks for the lexicon; the terms have gone, so it cannot make one like the first's."""

    def begin() -> Lexicon:
        monkeypatch.setattr(current, "_current", Lexicon())
        monkeypatch.setattr(terms, "_sources", [])
        return lexicon()

    return begin


def test_another_process_reads_what_the_first_one_made(
    folder: Path, use_terms: Callable[..., Lexicon], another_process: Callable[[], Lexicon]
) -> None:
    made = use_terms(OPEN, Term("Lyon", "fr", "city/lyon", "name"))

    with CaptureQueriesContext(connection) as asked:
        read = another_process()

    assert read is not made
    assert vars(read) == vars(made)
    assert len(asked) == 1


def test_after_a_change_nothing_old_is_read(
    folder: Path, use_terms: Callable[..., Lexicon], another_process: Callable[[], Lexicon]
) -> None:
    use_terms(OPEN)
    use_terms(Term("dados", "pt", "theme/data"))

    assert set(another_process().concepts) == {"dado"}


def test_other_code_makes_its_own(
    folder: Path,
    use_terms: Callable[..., Lexicon],
    another_process: Callable[[], Lexicon],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_terms(OPEN)
    monkeypatch.setattr(current, "state_of_code", lambda: "another-release")

    assert not another_process().concepts


def test_a_file_that_cannot_be_read_is_said_and_done_without(
    folder: Path,
    use_terms: Callable[..., Lexicon],
    another_process: Callable[[], Lexicon],
    caplog: pytest.LogCaptureFixture,
) -> None:
    use_terms(OPEN)
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:200])

    assert not another_process().concepts
    assert "cannot be read" in caplog.text


def test_a_place_that_cannot_be_written_is_said_and_done_without(
    folder: Path, use_terms: Callable[..., Lexicon], caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("no folder")

    made: Any = use_terms(OPEN)

    assert set(made.concepts) == {"open data"}
    assert "cannot be kept" in caplog.text
