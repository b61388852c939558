"""What one process made of the terms serves the others; without it each makes its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


@pytest.fixture
def code(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A copy's own folder with a few files of code; what it was is forgotten, before and afterwards."""
    settings.BASE_DIR = tmp_path / "code"
    for name in ("requirements.txt", "search/terms.py", "search/locale/es/LC_MESSAGES/django.mo", "search/notes.md"):
        (settings.BASE_DIR / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.BASE_DIR / name).write_text("as it was")
    current.state_of_code.cache_clear()
    yield settings.BASE_DIR
    current.state_of_code.cache_clear()


def state_after_restart() -> str:
    current.state_of_code.cache_clear()
    return current.state_of_code()


@pytest.mark.parametrize("name", ["requirements.txt", "search/terms.py", "search/locale/es/LC_MESSAGES/django.mo"])
def test_another_release_is_another_state_of_the_code(code: Path, name: str) -> None:
    before = state_after_restart()
    (code / name).write_text("as it is now")

    assert state_after_restart() != before


def test_a_file_that_is_no_code_leaves_the_state_of_the_code(code: Path) -> None:
    before = state_after_restart()
    (code / "search/notes.md").write_text("as it is now")

    assert state_after_restart() == before


def test_as_long_as_no_version_is_told_the_terms_are_read_each_time(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [OPEN]
    monkeypatch.setattr(terms, "_sources", [lambda: told])

    first = current.lexicon_of("")
    told = [Term("dados", "pt", "theme/data")]

    assert set(first.concepts) == {"open data"}
    assert set(current.lexicon_of("").concepts) == {"dado"}
