"""What the Coalition states, publishes and holds."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.columns import Cells, Column, Format, no_circle, not_before
from network.coalition.seed.formats.cities import CONFIDENCE, NOTE, SOURCE, seen_has_source
from network.coalition.seed.references import Known

PRECISIONS = {4: "year", 7: "month", 10: "day"}
YES_NO = cells.one_of("yes", "no")


def precision_fits(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    """It is the precision of the start, of the end where the start is unknown."""
    date = row["start"] or row["end"]
    expected = PRECISIONS[len(date)] if date else ""
    if row["date_precision"] != expected:
        yield "date_precision", f"must be {expected or 'blank'} for the date {date}".removesuffix(" for the date ")


FACTS = Format(
    "facts.csv",
    ("key",),
    (
        Column("key", cells.slug, required=True),
        Column("statement", cells.paragraphs(1_000), required=True),
        Column("value", cells.text(40)),
        Column("unit", cells.text(80)),
        Column("as_of", cells.date, required=True),
        Column("source_url", cells.url, required=True),
    ),
)

EVENTS = Format(
    "events.csv",
    ("id",),
    (
        Column("id", cells.slug, required=True),
        Column("title", cells.text(200), required=True),
        Column("alternative_titles", cells.text(200), is_list=True),
        Column("start", cells.date),
        Column("end", cells.date),
        Column("date_precision", cells.one_of("year", "month", "day")),
        Column("place", cells.text(200)),
        Column("online", YES_NO),
        Column("host_city_slug", cells.reference("city")),
        Column("organisers", cells.city_or_organisation, is_list=True),
        Column("partners", cells.city_or_organisation, is_list=True),
        Column("topics", cells.code("theme"), is_list=True),
        Column("parent_event", cells.reference("event")),
        Column("formats", cells.code("session-kind"), is_list=True),
        Column("audience", cells.paragraphs(1_000)),
        Column("figures", cells.paragraphs(1_000)),
        Column("outputs", cells.marked(("publication", "practice"), first=True), is_list=True),
        Column("links", cells.url, is_list=True),
        Column("url", cells.url),
        Column("coalition_event", YES_NO, required=True),
        SOURCE,
        CONFIDENCE,
        NOTE,
    ),
    (not_before("start", "end"), precision_fits, seen_has_source),
    (no_circle("parent_event", lambda row: row["id"], lambda row: row["parent_event"]),),
)

PUBLICATIONS = Format(
    "publications.csv",
    ("id",),
    (
        Column("id", cells.slug, required=True),
        Column("title", cells.text(255), required=True),
        Column("authors", cells.text(200), is_list=True),
        Column("publisher", cells.text(200), is_list=True),
        Column("year", cells.year(1900, 2100)),
        Column("kind", cells.code("publication-kind"), required=True),
        Column("languages", cells.language, is_list=True),
        Column("missions", cells.code("mission"), is_list=True),
        Column("city_slugs", cells.reference("city"), is_list=True),
        Column("practice_ids", cells.reference("practice"), is_list=True),
        Column("url", cells.url),
        Column("abstract", cells.paragraphs(5_000)),
        Column("featured", YES_NO, required=True),
        SOURCE,
        CONFIDENCE,
        NOTE,
    ),
    (seen_has_source,),
)
