from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from pytest_django.fixtures import Settings

from network.base import stylesheet

OURS = stylesheet.SOURCES.parent / "static"


def test_sources_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "20-later.css").write_text("b { color: red }", encoding="utf-8")
    (tmp_path / "10-first.css").write_text("a { color: blue }", encoding="utf-8")

    assert stylesheet.joined(tmp_path) == "a{color:blue}b{color:red}\n"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("/* why */ a  {\n  color : red;\n}", "a{color :red}\n"),
        ('a::after { content: " (" attr(href) ") ; { " }', 'a::after{content:" (" attr(href) ") ; { "}\n'),
        ("a::after { content: '/* no comment */' }", "a::after{content:'/* no comment */'}\n"),
        ("a { margin: calc(1rem + 2px) 0 }", "a{margin:calc(1rem + 2px) 0}\n"),
        (".a :is(b, i) > c { x: y }", ".a :is(b,i) > c{x:y}\n"),
        ("a/* b */ c { x: y }", "a c{x:y}\n"),
    ],
)
def test_only_needless_signs_are_left_out(css: str, expected: str) -> None:
    assert stylesheet.minified(css) == expected


def test_the_stylesheet_of_the_site_is_whole_and_light() -> None:
    css = stylesheet.joined()

    assert css.count("{") == css.count("}")
    assert css.startswith("@layer tokens,base,layout,components,print;")
    assert len(gzip.compress(css.encode(), 9)) <= 12_000


def test_the_stylesheet_is_the_same_for_both_directions_of_writing() -> None:
    """Logical properties only; what must name a side does so for both."""
    css = re.sub(
        r"/\*.*?\*/", "", "\n".join(path.read_text("utf-8") for path in stylesheet.SOURCES.glob("*.css")), flags=re.S
    )
    sides = re.compile(
        r"(?<![-\w])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|(?:float|text-align):\s*(?:left|right)"
    )

    assert sides.findall(css) == []


def test_no_source_asks_for_anything_that_is_not_ours() -> None:
    found = re.findall(r"url\(([^)]*)\)", stylesheet.joined())

    assert found
    assert all(address.strip("\"'").startswith("fonts/") for address in found)


def test_a_changed_source_is_served_at_once(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STYLESHEET_BUILD_DIR = tmp_path / "built"
    source = tmp_path / "a.css"
    monkeypatch.setattr(stylesheet, "joined", lambda: source.read_text(encoding="utf-8"))
    finder = stylesheet.StylesheetFinder()

    source.write_text("a{}", encoding="utf-8")
    assert Path(finder.find("site.css")).read_text(encoding="utf-8") == "a{}"
    source.write_text("b{}", encoding="utf-8")
    assert Path(finder.find("site.css")).read_text(encoding="utf-8") == "b{}"
    assert [name for name, _storage in finder.list(None)] == ["site.css"]


def test_the_finder_answers_for_the_stylesheet_only(tmp_path: Path, settings: Settings) -> None:
    settings.STYLESHEET_BUILD_DIR = tmp_path
    finder = stylesheet.StylesheetFinder()

    assert not finder.find("site.js")
    assert finder.find("site.js", find_all=True) == []
    assert len(finder.find("site.css", find_all=True)) == 1
    assert finders.find("site.css")


def test_production_serves_it_hashed_with_the_files_that_it_names(tmp_path: Path) -> None:
    storage = ManifestStaticFilesStorage(location=str(tmp_path))
    shutil.copytree(OURS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "site.css").write_text(stylesheet.joined(), encoding="utf-8")
    paths = {
        str(path.relative_to(tmp_path)): (storage, str(path.relative_to(tmp_path))) for path in tmp_path.rglob("*.*")
    }

    processed = list(storage.post_process(paths))

    assert not [name for name, _hashed, done in processed if isinstance(done, Exception)]
    (hashed,) = tmp_path.glob("site.*.css")
    names = re.findall(r'url\("?([^")]+)', hashed.read_text(encoding="utf-8"))
    assert len(names) == 2
    assert all(re.search(r"\.[0-9a-f]{12}\.woff2$", name) and (tmp_path / name).is_file() for name in names)


def test_scripts_are_light() -> None:
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in OURS.glob("*.js")) <= 5_000
