"""A reader guesses the file from the question: what stands where, and how long it may be."""

from __future__ import annotations

from pathlib import Path

from tests.architecture import source

LONGEST = 300
TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".env.example",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "LICENSE-CONTENT",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "benchmarks",
    "cities",
    "compose.yaml",
    "docs",
    "manage.py",
    "network",
    "practices",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "search",
    "templates",
    "tests",
}
# Names that say nothing about what is inside.
EMPTY_NAMES = {"common", "config", "core", "helpers", "misc", "scripts", "utils"}


def test_a_hand_written_file_has_one_idea_and_at_most_300_lines() -> None:
    lengths = {
        str(path): len((source.ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in source.hand_written(".py", ".html", ".css", ".js")
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
    assert len(lengths) > 20


def test_the_top_level_holds_only_what_is_agreed() -> None:
    assert {path.parts[0] for path in source.files()} - TOP_LEVEL == set()


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    named = {str(path) for path in source.files() for part in path.with_suffix("").parts if part.lower() in EMPTY_NAMES}

    assert named == set()


def test_one_file_configures_all_tools() -> None:
    others = {
        "setup.cfg",
        "tox.ini",
        "pytest.ini",
        "ruff.toml",
        ".ruff.toml",
        "mypy.ini",
        ".coveragerc",
        ".importlinter",
    }

    assert {path.name for path in source.files()} & others == set()


def test_tests_mirror_the_packages() -> None:
    """`practices/actions.py` is tested in `tests/practices/test_actions.py`; a test of nothing is a left-over."""
    beside = {
        "accessibility",
        "architecture",
        "drills",
        "factories",
        "journeys",
        "performance",
        "relevance",
        "security",
    }
    strays = []
    for path in source.files():
        if path.parts[0] != "tests" or not path.name.startswith("test_") or path.parts[1] in beside:
            continue
        place, name = source.ROOT.joinpath(*path.parts[1:-1]), path.stem.removeprefix("test_")
        if not any((place / candidate).exists() for candidate in (f"{name}.py", name)) and not is_part_of(place, name):
            strays.append(str(path))

    assert strays == []


def is_part_of(place: Path, name: str) -> bool:
    """A big test may be split: `test_actions_submit.py` belongs to `actions.py`; a command's test to its command."""
    parts = name.split("_")
    stems = ["_".join(parts[:length]) for length in range(1, len(parts))]
    commands = place / "management" / "commands" / f"{name}.py"
    return commands.exists() or any((place / f"{stem}.py").exists() or (place / stem).is_dir() for stem in stems)


def test_a_copy_without_git_is_read_the_same() -> None:
    seen = {path for path in source.found_in(source.ROOT) if path.suffix in {".py", ".html", ".md"}}

    assert {path for path in source.files() if path.suffix in {".py", ".html", ".md"}} <= seen
    assert not any(".venv" in path.parts for path in seen)
