"""The standard pages: about the platform, accessibility, privacy. In English; paragraphs and headings only."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.documents import Checker, Document, Member
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known

NAME = "pages.json"
MEMBERS = (
    Member(
        "pages",
        inside=(
            Member("slug", cells.slug),
            Member("title", cells.text(100)),
            Member("summary", cells.text(200)),
            Member(
                "sections",
                inside=(
                    Member("heading", cells.text(200), required=False),
                    Member("paragraphs", cells.text(5_000), is_list=True),
                ),
                is_list=True,
            ),
        ),
        is_list=True,
    ),
)


def problems(document: Document, known: Known) -> Iterator[Problem]:
    yield from Checker(NAME, document, known).problems(document.value, MEMBERS)
