"""What the guards read out of a template's source."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture import source

TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{% blocktrans(?:late)?\b.*?endblocktrans(?:late)? %\}", re.DOTALL)
HTML_TAG = re.compile(r"<[^>]*>", re.DOTALL)
UNREAD = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
SPOKEN_ATTRIBUTE = re.compile(r"\b(?:alt|aria-label|placeholder|title|aria-roledescription)=([\"'])(.*?)\1", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
ENTITY = re.compile(r"&#?\w+;")
# Names of formats and licences are the same in every language.
NAMES = {"Atom", "BY", "CC", "CSV", "DOI", "GeoJSON", "HTML", "JSON", "Markdown", "PDF", "URL", "XML", "iCal"}
INLINE = {
    "script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
}


def templates() -> list[Path]:
    return [path for path in source.hand_written(".html") if "templates" in path.parts and path.parts[0] != "tests"]


def public() -> list[Path]:
    """Templates that visitors see: not those that stand in Wagtail's admin."""
    return [path for path in templates() if not any("admin" in part for part in path.parts)]


def text_of(path: Path) -> str:
    return COMMENT.sub("", (source.ROOT / path).read_text(encoding="utf-8"))


def inline(text: str) -> list[str]:
    """Kinds of inline script, style or handler in a template; a strict Content-Security-Policy refuses each."""
    plain = TEMPLATE_TAG.sub("x", text)
    return [kind for kind, pattern in INLINE.items() if pattern.search(plain)]


def untranslated(text: str) -> list[str]:
    """Words that a visitor reads and that no translation can reach."""
    plain = UNREAD.sub(" ", TEMPLATE_TAG.sub(" ", TRANSLATED.sub(" ", COMMENT.sub("", text))))
    spoken = [HTML_TAG.sub(" ", plain), *(match[2] for match in SPOKEN_ATTRIBUTE.finditer(plain))]
    return [word for each in spoken for word in WORD.findall(ENTITY.sub(" ", each)) if word not in NAMES]
