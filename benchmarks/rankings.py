"""A process of a site that says what its search shows first: an order in each line, the answer in the next.

It asks `search.results.find`, as the page does. Entries are told as "kind/slug".
"""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from benchmarks.ablations import ABLATIONS, everywhere
from benchmarks.measures import FIRST
from search import results, sync
from search.analysis.versions import read_once
from search.models import SearchDocument
from search.query import Query

PATH = "search/"


def first(language: str, words: str) -> list[str]:
    """The first entries of the public search for these words, in an interface of the language."""
    found = results.find(Query(language, PATH, q=words), facets=False, size=FIRST)
    return [f"{each.kind}/{each.slug}" for each in found.results]


def all_first(asked: Iterable[Sequence[str]]) -> list[list[str]]:
    with read_once():
        return [first(language, words) for language, words in asked]


def engine() -> str:
    """Who really answers: not the database in the place of a server that is away."""
    return results.find(Query("en", PATH), facets=False, size=1).engine


def texts(entries: Iterable[str]) -> dict[str, list[str]]:
    """Title and summary of entries, in the language in which they were written first."""
    wanted = set(entries)
    rows = SearchDocument.objects.order_by("-pk").values_list("kind", "slug", "title", "summary")
    told = {f"{kind}/{slug}": [title, summary] for kind, slug, title, summary in rows}
    return {entry: told[entry] for entry in sorted(wanted & told.keys())}


def answer(order: Mapping[str, Any]) -> dict[str, Any]:
    if "texts" in order:
        return {"texts": texts(order["texts"])}
    return {"found": all_first(order["asked"]), "engine": engine()}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", choices=["", *ABLATIONS], help="an ingredient that is left out")
    given = parser.parse_args(arguments)
    if given.without:
        everywhere("state_of_code", partial(str, secrets.token_hex(8)))  # no other process reads this one's lexicon
        ABLATIONS[given.without].apply()
        if ABLATIONS[given.without].is_in_documents:
            sync.rebuild()
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(answer(json.loads(line)))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
