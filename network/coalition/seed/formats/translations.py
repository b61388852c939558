"""Texts of pages in the other languages, sentence by sentence. A machine made them; editors review them on the site."""

from __future__ import annotations

from network.coalition.seed import cells
from network.coalition.seed.columns import Column, Format
from network.coalition.seed.references import Known

LANGUAGES = ("es", "pt-br", "fr")


def path(value: str, known: Known) -> str:
    """Where a page stands below the home page."""
    return next((reason for part in value.split("/") if (reason := cells.slug(part, known))), "")


TRANSLATIONS = Format(
    "translations.csv",
    ("page", "text"),
    (
        Column("page", path, required=True),
        Column("text", cells.text(5_000), required=True),
        *(Column(language, cells.text(5_000), required=True) for language in LANGUAGES),
    ),
)
