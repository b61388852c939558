"""What the pages of events tell in sentences, beside their rows in `events.csv`. In English; paragraphs only."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.models.event_pages import time_zones
from network.coalition.seed import cells
from network.coalition.seed.documents import Checker, Document, Member
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known

NAME = "events.json"
PARAGRAPHS = ("about", "host_story", "coalition_story", "programme_note", "results")
RELATED = ("publication", "practice", "event")


def time_zone(value: str, _known: Known) -> str:
    return "" if value in time_zones() else "must be a time zone by its place, such as America/Maceio"


MEMBERS = (
    Member(
        "events",
        inside=(
            Member("id", cells.reference("event")),
            Member("summary", cells.text(200)),
            *(Member(name, cells.text(5_000), is_list=True, required=False) for name in PARAGRAPHS),
            Member("time_zone", time_zone, required=False),
            Member("missions", cells.code("mission"), is_list=True, required=False),
            Member("facts", cells.reference("fact"), is_list=True, required=False),
            Member("related", cells.marked(RELATED, first=True), is_list=True, required=False),
        ),
        is_list=True,
    ),
)


def problems(document: Document, known: Known) -> Iterator[Problem]:
    found = list(Checker(NAME, document, known).problems(document.value, MEMBERS))
    yield from found
    if not found:
        yield from _repeated(document)


def _repeated(document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for event in document.value["events"]:
        if event["id"] in seen:
            yield Problem(NAME, document.line_of(event), "events.id", event["id"], "stands there already")
        seen.add(event["id"])
