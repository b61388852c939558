"""Cities, their names, what they do in the network, and with whom."""

from __future__ import annotations

from collections.abc import Iterator

from network.coalition.seed import cells
from network.coalition.seed.columns import Cells, Column, Format, needs, not_before
from network.coalition.seed.references import Known

NOTE = Column("editor_note", cells.paragraphs(5_000))
SOURCE = Column("source_url", cells.url)
CONFIDENCE = Column("confidence", cells.one_of("seen", "memory"), required=True)


def subregion_lies_in_region(row: Cells, known: Known) -> Iterator[tuple[str, str]]:
    if not known.lies_in("region", row["subregion"], row["region"]):
        yield "subregion", f"does not lie in {row['region']}"


def member_has_evidence(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if row["membership"] == "member" and not row["evidence"]:
        yield "evidence", "a member needs evidence: direct or indirect"
    if row["evidence"] == "indirect" and not row["evidence_note"]:
        yield "evidence_note", "indirect evidence needs a sentence that says what the source suggests"


def seen_has_source(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if row["confidence"] == "seen" and not row["source_url"]:
        yield "source_url", "what was seen needs its source"


def object_is_known(row: Cells, known: Known) -> Iterator[tuple[str, str]]:
    kind, identifier = row["object_kind"], row["object"]
    is_known = (
        known.has("scheme/mission", identifier)
        if kind == "mission"
        else known.has("organisation" if kind == "coalition" else kind, identifier)
    )
    if not is_known:
        yield "object", f"names no {kind}"


CITIES = Format(
    "cities.csv",
    ("slug",),
    (
        Column("slug", cells.slug, required=True),
        Column("name", cells.text(100), required=True),
        Column("country_code", cells.country, required=True),
        Column("region", cells.code("region"), required=True),
        Column("subregion", cells.code("region"), required=True),
        Column("latitude", cells.degrees(90), required=True),
        Column("longitude", cells.degrees(180), required=True),
        Column("population", cells.whole_number(1, 100_000_000)),
        Column("population_year", cells.year(1900, 2100)),
        Column("population_source_url", cells.url),
        Column("website", cells.url),
        Column("languages", cells.language, is_list=True),
        Column("wikidata", cells.wikidata),
        Column("membership", cells.one_of("member", "candidate", "former", "partner", "unconfirmed"), required=True),
        Column("evidence", cells.one_of("direct", "indirect")),
        Column("joined", cells.date),
        Column("evidence_url", cells.url),
        Column("evidence_note", cells.paragraphs(1_000)),
        NOTE,
    ),
    (
        subregion_lies_in_region,
        needs("population", "population_year", "population_source_url"),
        needs("population_year", "population"),
        needs("evidence", "evidence_url", "evidence_note"),
        member_has_evidence,
    ),
)

CITY_NAMES = Format(
    "cities_names.csv",
    ("city_slug", "language", "name"),
    (
        Column("city_slug", cells.reference("city"), required=True),
        Column("language", cells.language, required=True),
        Column("name", cells.text(100), required=True),
    ),
)

ORGANISATIONS = Format(
    "organisations.csv",
    ("slug",),
    (
        Column("slug", cells.slug, required=True),
        Column("name", cells.text(200), required=True),
        Column("alternative_names", cells.text(200), is_list=True),
        Column("acronym", cells.text(40)),
        Column("kind", cells.code("organisation-kind"), required=True),
        Column("country_code", cells.country),
        Column("area", lambda value, known: "" if value == "international" else cells.code("region")(value, known)),
        Column("website", cells.url),
        Column("relation", cells.text(200)),
        SOURCE,
        CONFIDENCE,
        NOTE,
    ),
    (seen_has_source,),
)

PROJECTS = Format(
    "projects.csv",
    ("slug",),
    (
        Column("slug", cells.slug, required=True),
        Column("name", cells.text(200), required=True),
        Column("summary", cells.paragraphs(1_000)),
        Column("start", cells.date),
        Column("end", cells.date),
        Column("organisations", cells.reference("organisation"), is_list=True),
        Column("city_slugs", cells.reference("city"), is_list=True),
        Column("practice_ids", cells.reference("practice"), is_list=True),
        Column("publication_ids", cells.reference("publication"), is_list=True),
        SOURCE,
        CONFIDENCE,
        NOTE,
    ),
    (not_before("start", "end"), seen_has_source),
)

ROLES = Format(
    "roles.csv",
    ("subject", "object_kind", "object", "role", "from", "source_url"),
    (
        Column("subject_kind", cells.one_of("city"), required=True),
        Column("subject", cells.reference("city"), required=True),
        Column("object_kind", cells.one_of("organisation", "mission", "coalition", "event", "project"), required=True),
        Column("object", cells.slug, required=True),
        Column("role", cells.code("role-kind"), required=True),
        Column("from", cells.date),
        Column("to", cells.date),
        Column("attested_on", cells.date),
        Column("source_url", cells.url, required=True),
        Column("note", cells.paragraphs(1_000)),
    ),
    (object_is_known, not_before("from", "to")),
)
