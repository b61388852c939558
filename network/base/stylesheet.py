"""Joins the stylesheet's sources, one file a component, into the one `site.css` that pages link to.

No build step: the static files' machinery finds the joined file like any other, hashes its name and compresses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).resolve().parent / "styles"
NAME = "site.css"
COMMENT_OR_STRING = re.compile(r"""/\*.*?\*/|("[^"]*"|'[^']*')""", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND_SIGNS = re.compile(r" ?([{};,]) ?")
KEPT = re.compile(r"\0(\d+)\0")


def joined(sources: Path = SOURCES) -> str:
    """All sources in the order of their names; each says itself which cascade layer it belongs to."""
    return minified("\n".join(path.read_text(encoding="utf-8") for path in sorted(sources.glob("*.css"))))


def minified(css: str) -> str:
    """Without comments and needless space; strings stay as they are."""
    parts = COMMENT_OR_STRING.split(css)  # every other part is a string, or None for a comment
    plain = "".join(f"\0{index}\0" if index % 2 and part else part or " " for index, part in enumerate(parts))
    short = AROUND_SIGNS.sub(r"\1", SPACE.sub(" ", plain)).replace(": ", ":").replace(";}", "}")
    return KEPT.sub(lambda found: parts[int(found[1])], short).strip() + "\n"


class StylesheetFinder(BaseFinder):
    """Gives the static files' machinery the joined file, written anew when a source changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.STYLESHEET_BUILD_DIR)

    def _built(self) -> Path:
        target = Path(self.storage.location) / NAME
        text = joined()
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []  # of either kind of call: Django adds anything else to what it found
        found = str(self._built())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        self._built()
        yield NAME, self.storage
