"""The six missions and five principles in the words of the Coalition, with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.documents import Checker, Document, Member
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known

NAME = "missions.json"
TEXT = cells.paragraphs(1_000)
SOURCE = Member("source_url", cells.url)
CONFIDENCE = Member("confidence", cells.one_of("seen", "memory"))
YEAR = cells.year(1900, 2100)

MISSION = (
    Member("number", cells.whole_number(1, 99)),
    Member("slug", cells.code("mission")),
    Member("official_title", cells.text(200)),
    Member("alternative_titles", cells.text(200), is_list=True),
    Member("gist", TEXT),
    Member("why", cells.paragraphs(1_000), required=False),
    Member("lead_cities", cells.reference("city"), is_list=True),
    Member("themes", cells.code("theme"), is_list=True),
    Member("suggested_principles", cells.code("principle"), is_list=True),
    SOURCE,
)
PRINCIPLE = (
    Member("number", cells.whole_number(1, 99)),
    Member("slug", cells.code("principle")),
    Member("title", cells.text(200)),
    Member("gist", TEXT),
)
MEMBERS = (
    Member("horizon", inside=(Member("start", YEAR), Member("end", YEAR), SOURCE)),
    Member(
        "agreed",
        inside=(
            Member("date", cells.date),
            Member("place", TEXT),
            Member("event", cells.reference("event")),
            SOURCE,
        ),
    ),
    Member(
        "services",
        inside=(
            Member("note", TEXT),
            SOURCE,
            Member("items", inside=(Member("slug", cells.slug), Member("title", TEXT)), is_list=True),
        ),
    ),
    Member("source_urls", cells.url, is_list=True),
    CONFIDENCE,
    Member("editor_note", cells.paragraphs(5_000)),
    Member("missions", inside=MISSION, is_list=True),
    Member(
        "principles",
        inside=(
            Member("document", TEXT),
            Member("date", cells.date),
            Member("publication", cells.reference("publication")),
            SOURCE,
            CONFIDENCE,
            Member("items", inside=PRINCIPLE, is_list=True),
        ),
    ),
)


def problems(document: Document, known: Known) -> Iterator[Problem]:
    checker = Checker(NAME, document, known)
    found = list(checker.problems(document.value, MEMBERS))
    yield from found
    if not found:
        for path, items in (
            ("missions.", document.value["missions"]),
            ("principles.items.", document.value["principles"]["items"]),
        ):
            yield from _repeated(document, items, path)


def _repeated(document: Document, items: list[dict[str, object]], path: str) -> Iterator[Problem]:
    for name in ("slug", "number"):
        seen: set[object] = set()
        for item in items:
            if item[name] in seen:
                yield Problem(NAME, document.line_of(item), f"{path}{name}", str(item[name]), "stands there already")
            seen.add(item[name])
