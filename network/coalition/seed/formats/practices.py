"""What cities did."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.columns import Cells, Column, Format, listed, not_before
from network.coalition.seed.formats.cities import CONFIDENCE, NOTE, SOURCE, seen_has_source
from network.coalition.seed.references import Known

LINEAGE = ("similar", "derived-from", "inspired-by", "part-of", "replaces", "sister")


def lead_is_no_partner(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if row["city_slug"] in listed(row["partner_city_slugs"]):
        yield "partner_city_slugs", "names the lead city too"


def not_related_to_itself(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if row["id"] in (item.partition(":")[0] for item in listed(row["related"])):
        yield "related", "relates the practice to itself"


def source_fits_its_quality(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if bool(row["source_url"]) == (row["source_quality"] == "none"):
        yield "source_quality", "must be none exactly where there is no source_url"


PRACTICES = Format(
    "practices.csv",
    ("id",),
    (
        Column("id", cells.slug, required=True),
        Column("title", cells.text(100), required=True),
        Column("summary", cells.text(200), required=True),
        Column("city_slug", cells.reference("city"), required=True),
        Column("partner_city_slugs", cells.reference("city"), is_list=True),
        Column("year_started", cells.year(1970, 2100)),
        Column("year_ended", cells.year(1970, 2100)),
        Column("stage", cells.code("stage")),
        Column("outcome", cells.code("outcome")),
        Column("missions", cells.code("mission"), required=True, is_list=True),
        Column("principles", cells.code("principle"), is_list=True),
        Column("themes", cells.code("theme"), is_list=True),
        Column("practice_type", cells.code("practice-type")),
        Column("tools", cells.tool, is_list=True),
        Column("problem", cells.paragraphs(10_000)),
        Column("what_was_done", cells.paragraphs(10_000), required=True),
        Column("results", cells.paragraphs(10_000)),
        Column("lessons", cells.paragraphs(10_000)),
        Column("links", cells.url, is_list=True),
        Column("related", cells.marked(LINEAGE, first=False), is_list=True),
        SOURCE,
        Column("source_quality", cells.one_of("primary", "secondary", "weak", "none"), required=True),
        CONFIDENCE,
        NOTE,
    ),
    (
        lead_is_no_partner,
        not_before("year_started", "year_ended"),
        not_related_to_itself,
        source_fits_its_quality,
        seen_has_source,
    ),
)
