"""The concept schemes, their labels, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from network.base.models import Scheme
from network.coalition.seed import cells
from network.coalition.seed.columns import Cells, Column, Format, listed, no_circle
from network.coalition.seed.reading import Row
from network.coalition.seed.references import Known

SCHEMES = tuple(scheme for scheme in Scheme.values if scheme not in {Scheme.GLOSSARY, Scheme.EVERYDAY})
LABEL_LANGUAGES = ("en", "es", "pt-br", "pt", "fr", "de", "it", "nl")
GLOSSARY_LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl")
EVERYDAY_LANGUAGES = GLOSSARY_LANGUAGES[:4]


def same_scheme(row: Cells, known: Known) -> Iterator[tuple[str, str]]:
    for name in ("broader", "replaced_by"):
        if row[name] and not known.has(f"scheme/{row['scheme']}", row[name]):
            yield name, f"is no code of the scheme {row['scheme']}"


def one_preferred(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row.cells["code_uri"], row.cells["language"]
        if row.cells["kind"] == "pref" and first.setdefault(key, row.line) != row.line:
            yield row, "kind", f"line {first[key]} has the preferred label of this concept and language already"


def preferred_is_not_european(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    if row["language"] == "pt" and row["kind"] == "pref":
        yield "kind", "pt holds European variants only: alt or hidden"


def ambiguous_names_a_term(row: Cells, _known: Known) -> Iterator[tuple[str, str]]:
    for item in listed(row["ambiguous"]):
        language, _, term = item.partition(":")
        if language not in GLOSSARY_LANGUAGES or term not in listed(row[language]):
            yield "ambiguous", f"“{item}” is not language:term of a term of this line"


def term_stands_once(rows: Sequence[Row]) -> Iterator[tuple[Row, str, str]]:
    for language in GLOSSARY_LANGUAGES:
        first: dict[str, int] = {}
        for row in rows:
            for term in listed(row.cells[language]):
                if first.setdefault(term, row.line) != row.line:
                    yield row, language, f"“{term}” stands in line {first[term]} already"


def scheme(value: str, _known: Known) -> str:
    return "" if value in SCHEMES else f"must be one of {', '.join(SCHEMES)}"


VOCABULARY = Format(
    "vocabulary.csv",
    ("scheme", "code"),
    (
        Column("scheme", scheme, required=True),
        Column("code", cells.slug, required=True),
        Column("broader", cells.slug),
        Column("order", cells.whole_number(0, 100_000), required=True),
        Column("definition_en", cells.text(1_000)),
        Column("replaced_by", cells.slug),
    ),
    (same_scheme,),
    tuple(
        no_circle(
            name,
            lambda row: f"{row['scheme']}/{row['code']}",
            lambda row, name=name: f"{row['scheme']}/{row[name]}",  # type: ignore[misc]
        )
        for name in ("broader", "replaced_by")
    ),
)

LABELS = Format(
    "labels.csv",
    ("code_uri", "language", "kind", "text"),
    (
        Column("code_uri", cells.concept_uri, required=True),
        Column("language", cells.one_of(*LABEL_LANGUAGES), required=True),
        Column("kind", cells.one_of("pref", "alt", "hidden"), required=True),
        Column("text", cells.text(200), required=True),
    ),
    (preferred_is_not_european,),
    (one_preferred,),
)

GLOSSARY = Format(
    "glossary.csv",
    ("code",),
    (
        Column("code", cells.slug, required=True),
        Column("broader_theme", cells.code("theme"), required=True),
        *(
            Column(language, cells.text(200), required=language == "en", is_list=True)
            for language in GLOSSARY_LANGUAGES
        ),
        Column("ambiguous", cells.text(200), is_list=True),
    ),
    (ambiguous_names_a_term,),
    (term_stands_once,),
)

EVERYDAY = Format(
    "everyday.csv",
    ("code",),
    (
        Column("code", cells.slug, required=True),
        Column("broader", cells.concept_uri),
        Column("related", cells.concept_uri, is_list=True),
        *(
            Column(language, cells.text(100), required=language == "en", is_list=True)
            for language in EVERYDAY_LANGUAGES
        ),
    ),
)
