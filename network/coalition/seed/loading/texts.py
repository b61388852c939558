"""Plain text of a file as rich text of a page, and back: what an editor saved unchanged still counts as unchanged."""

from __future__ import annotations

import html
import re

PARAGRAPH = re.compile(r'<p(?: data-block-key="[^"]*")?>(.*?)</p>', re.DOTALL)


def rich(text: str) -> str:
    """Each line becomes a paragraph."""
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in text.split("\n") if line.strip())


def plain(source: str) -> str:
    """The text of rich text that holds nothing but paragraphs; anything richer is given as it is."""
    paragraphs = PARAGRAPH.findall(source)
    if PARAGRAPH.sub("", source).strip() or any("<" in each for each in paragraphs):
        return source
    return "\n".join(html.unescape(each) for each in paragraphs)
