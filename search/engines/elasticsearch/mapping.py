"""How documents are indexed: the mapping in full, and the names of the indices that have it.

The hash of the mapping is a part of every name: a process never reads or writes an index that another version made.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings

from search.engines.evidence import CODE_WEIGHTS, CODES, WORD_WEIGHTS, WORDS

K1 = 1.2  # as in the other engines
B = 0.3  # of 0.75 in SQLite, where it is fixed: a longer entry says more, it is not padded (tuned on the judged set)
# The server refuses weights of fields below 1, so all are made larger, and the saturation with them.
SCALE = 1 / min(*WORD_WEIGHTS.values(), *CODE_WEIGHTS.values())
KEPT_DELETIONS = "1h"  # an older text of a deleted document that comes later is refused that long
LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl")
OTHER = "other"  # a language without word analysis of its own

KEYWORD: dict[str, Any] = {"type": "keyword"}
LONG: dict[str, Any] = {"type": "long"}


KEYS: dict[str, Any] = {"type": "text", "analyzer": "whitespace"}  # keys and codes as our own analysis made them


def _told(analyzer: str) -> dict[str, Any]:
    return {"type": "text", "analyzer": analyzer, "similarity": "BM25"}


PROPERTIES: dict[str, Any] = {
    "kind": KEYWORD,
    "number": LONG,
    "language": KEYWORD,
    "document": LONG,
    "version": LONG,
    "hash": {"type": "keyword", "index": False},
    "date": KEYWORD,
    "title_key": KEYWORD,
    "city_key": KEYWORD,
    "values": KEYWORD,  # of facets and filters, a line each: "mission=…"
    "words": {"properties": dict.fromkeys(WORDS, KEYS)},
    "codes": {"properties": dict.fromkeys(CODES, KEYS)},
    "plain_title": _told("whitespace"),
    "plain": _told("whitespace"),
    # Told in words as they stand, by the word analysis of the server.
    "told": {"properties": {name: _told(f"told_{name}") for name in (*LANGUAGES, OTHER)}},
    "title": {
        **_told("folded"),
        "fields": {"exact": _told("exact"), "pairs": _told("pairs")},
    },
    "labels": _told("folded"),  # of its concepts, in every language
    "begun": {"type": "text", "analyzer": "begun", "search_analyzer": "folded", "index_options": "docs"},
}


def _words_of(language: str, *before: str) -> dict[str, Any]:
    """The word analysis of a language: little words dropped, the rest stemmed, then accents folded."""
    filters = [*before, "lowercase", f"stop_{language}", f"stem_{language}", "asciifolding"]
    return {"type": "custom", "tokenizer": "standard", "filter": filters}


def _plain(*filters: str) -> dict[str, Any]:
    return {"type": "custom", "tokenizer": "standard", "filter": list(filters)}


STEMMERS = {
    "en": "english",
    "es": "light_spanish",
    "pt": "light_portuguese",
    "fr": "light_french",
    "de": "light_german",
    "it": "italian",
    "nl": "dutch",
}
STOP_WORDS = {
    "en": "_english_",
    "es": "_spanish_",
    "pt": "_portuguese_",
    "fr": "_french_",
    "de": "_german_",
    "it": "_italian_",
    "nl": "_dutch_",
}
# fmt: off
ELIDED = {
    "fr": ("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"),
    "it": (
        "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl",
        "un", "m", "t", "s", "v", "d",
    ),
}
# fmt: on
BEFORE = {"fr": ("elision_fr",), "it": ("elision_it",)}

SETTINGS: dict[str, Any] = {
    "index": {
        "number_of_shards": 1,  # counts of values are exact
        "auto_expand_replicas": "0-1",
        "gc_deletes": KEPT_DELETIONS,
        # Of keys and codes, which are weighed over many fields at once: the server allows no other for that.
        "similarity": {"default": {"type": "BM25", "k1": round(K1 * SCALE, 4), "b": B}},
    },
    "analysis": {
        "filter": {
            "begin": {"type": "edge_ngram", "min_gram": 2, "max_gram": 20, "preserve_original": True},
            "pair": {"type": "shingle", "min_shingle_size": 2, "max_shingle_size": 2, "output_unigrams": False},
            **{f"stem_{language}": {"type": "stemmer", "language": name} for language, name in STEMMERS.items()},
            **{f"stop_{language}": {"type": "stop", "stopwords": name} for language, name in STOP_WORDS.items()},
            **{
                f"elision_{language}": {"type": "elision", "articles": list(articles), "articles_case": True}
                for language, articles in ELIDED.items()
            },
        },
        "analyzer": {
            "exact": _plain("lowercase"),
            "folded": _plain("lowercase", "asciifolding"),
            "pairs": _plain("lowercase", "asciifolding", "pair"),
            "begun": _plain("lowercase", "asciifolding", "begin"),
            **{f"told_{language}": _words_of(language, *BEFORE.get(language, ())) for language in LANGUAGES},
            f"told_{OTHER}": _plain("lowercase", "asciifolding"),
        },
    },
}

VERSION = hashlib.sha256(json.dumps([SETTINGS, PROPERTIES], sort_keys=True).encode()).hexdigest()[:8]


def prefix() -> str:
    return str(settings.ELASTICSEARCH["prefix"])


def read_alias() -> str:
    """What is asked: exactly one index, complete."""
    return f"{prefix()}-{VERSION}"


def write_alias() -> str:
    """What is kept in step: the index that is asked, and one that is being built beside it."""
    return f"{read_alias()}-write"


def mappings(told: dict[str, Any]) -> dict[str, Any]:
    """Strict: a field that is not written out above is refused. `told` is kept with the index."""
    return {"dynamic": "strict", "_meta": {"version": VERSION, **told}, "properties": PROPERTIES}
