"""An entry as the server keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.analysis.lexicon import Lexicon
from search.analysis.stems import base
from search.engines.elasticsearch.mapping import LANGUAGES, OTHER
from search.engines.interface import REDUCED, Entry
from search.models import SearchDocument

LONGEST_KEY = 100
STRUCTURE = ("kind", "number", "language", "document", "version", "date", "values")


def source(entry: Entry, known: Lexicon) -> dict[str, Any]:
    """What is empty is left out: unknown dates and cities sort last by that."""
    row = entry.document
    language = base(row.language)
    found = {
        "kind": row.kind,
        "number": row.number,
        "language": row.language,
        "document": row.pk,
        "version": row.version,
        "hash": row.content_hash,
        "date": row.date,
        "title_key": row.title_key,
        "city_key": row.city_key,
        "values": row.facets.split("\n"),
        "words": {name: text for name, text in entry.tokens.items() if text},
        "codes": {name: " ".join(codes) for name, codes in entry.codes.items() if codes},
        "plain_title": entry.plain_title,
        "plain": entry.plain,
        "told": {language if language in LANGUAGES else OTHER: [row.title, row.summary, *_texts(row)]},
        "title": row.title,
        "labels": _labels(entry, known),
        "begun": [row.title, *row.names],
    }
    return {name: value for name, value in found.items() if value}


def reduced(told: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of an entry whose texts the server does not take: it is listed and counted, and not found by words.
    Its hash says so.
    """
    found = {name: told[name] for name in STRUCTURE if name in told}
    keys = {name: told[name][:LONGEST_KEY] for name in ("title_key", "city_key") if name in told}
    return {**found, **keys, "hash": REDUCED}


def _texts(row: SearchDocument) -> list[str]:
    return [text for parts in row.body.values() for text in parts]


def _labels(entry: Entry, known: Lexicon) -> list[str]:
    assigned = entry.codes.get("assigned", ())
    return sorted({label for code in assigned for each in LANGUAGES if (label := known.labels_of(code, each))})
