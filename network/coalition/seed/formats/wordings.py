"""Texts of records that have no pages, in the other languages. A machine made them; editors review them on the site."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.columns import Cells, Column, Format
from network.coalition.seed.formats.translations import LANGUAGES
from network.coalition.seed.references import LONGEST_WORDING, Known

KINDS = ("fact", "role", "project", "membership", "consultation")


def fits(row: Cells, known: Known) -> Iterator[tuple[str, str]]:
    """A row that no record says any more words an older text."""
    longest = known.texts.get((row["kind"], row["text"]))
    if longest is None:
        yield "text", f"is said by no {row['kind']}"
        return
    for language in LANGUAGES:
        if len(row[language]) > longest:
            yield language, f"is longer than {longest} characters"


WORDINGS = Format(
    "wordings.csv",
    ("kind", "text"),
    (
        Column("kind", cells.one_of(*KINDS), required=True),
        Column("text", cells.text(LONGEST_WORDING), required=True),
        *(Column(language, cells.text(LONGEST_WORDING), required=True) for language in LANGUAGES),
    ),
    (fits,),
)
