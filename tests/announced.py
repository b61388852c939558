"""In which language each text of a page is announced to who listens to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Tag

WORD = re.compile(r"[^\W\d_]{2,}")


def pieces(html: str) -> Iterator[tuple[str, str]]:
    """What is read inside the main part, piece by piece, each with the language that it is announced in."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style", "svg"]):
        tag.decompose()
    main = soup.main
    assert main is not None
    for text in main.find_all(string=WORD):
        if not isinstance(text, Comment):
            yield " ".join(text.split()), language_of(text.parent)


def language_of(tag: Tag | None) -> str:
    """Of the nearest element that says one."""
    while tag is not None and not tag.has_attr("lang"):
        tag = tag.parent
    return str(tag["lang"]) if tag else ""
