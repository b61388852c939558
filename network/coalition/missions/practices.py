"""The practices of a mission on its page: a list with facets of stage and region, and all that a list has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from network.base.models import Scheme
from practices.models import Practice
from search import languages, presenters, registry
from search.facets import Facet
from search.instead import instead
from search.query import Query
from search.results import Results, find

FACETS = {"stage": Scheme.STAGE, "region": Scheme.REGION}
LIST = "practices/"
SIZE = 12  # the page tells other things too


def query_of(params: QueryDict, code: str, path: str, language: str) -> Query:
    """The page has no field for words, and two facets."""
    query = Query.parse(params, language, path, {"kind": (Practice.kind,), "mission": (code,)})
    chosen = {name: values for name, values in query.chosen.items() if name in FACETS}
    return replace(query, q="", exact=False, loose=False, chosen=chosen)


def facets(labels: Mapping[str, Mapping[str, str]]) -> list[Facet]:
    """Those of the page, with labels that it knows already."""

    def known(scheme: str) -> Facet:
        name = next(each for each, other in FACETS.items() if other == scheme)
        return replace(registry.FACETS[name], labels=lambda _values, _language: labels[scheme])

    return [known(scheme) for scheme in FACETS.values()]


def list_of(query: Query, code: str, labels: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the templates of a list need. Its feed and its data are those of the list of all practices."""
    results = find(query, facets=facets(labels), size=SIZE)
    everywhere = replace(
        query, path=LIST, fixed={"kind": (Practice.kind,)}, chosen={**query.chosen, "mission": (code,)}
    )
    nearest = [] if results.total else presenters.nearest(results)
    return {
        "query": query,
        "results": results,
        "count": presenters.counted(query, results.total, results.cities),
        "facets": results.facets,
        "in_use": sum(len(view.selected) for view in results.facets),
        "clear_path": languages.address(query.path, query.language),
        "clear_url": query.without_facets().address,
        "sorts": presenters.sorts(query),
        "labels": labels,
        "urls": presenters.addresses(everywhere),
        "ways_out": [] if results.total else presenters.ways_out(results),
        "nearest": nearest,
        "instead": None if results.total or nearest else instead(query),
        "is_state": _is_state(query, results),
    }


def _is_state(query: Query, results: Results) -> bool:
    """Whether the page shows another state than the plain one: search engines are not to list it."""
    return bool(query.chosen or query.sort or results.page > 1)
