"""Consultations that were held, without their answers. In English; paragraphs only."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.documents import Checker, Document, Member
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known

NAME = "consultations.json"
MEMBERS = (
    Member(
        "consultations",
        inside=(
            Member("id", cells.slug),
            Member("event", cells.reference("event")),
            Member("title", cells.text(200)),
            Member("held_on", cells.date, required=False),
            Member("summary", cells.text(5_000), is_list=True),
            Member("outcome", cells.text(5_000), is_list=True, required=False),
            Member("source_url", cells.url, required=False),
        ),
        is_list=True,
    ),
)


def problems(document: Document, known: Known) -> Iterator[Problem]:
    yield from Checker(NAME, document, known).problems(document.value, MEMBERS)
