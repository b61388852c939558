"""A state of a list as JSON: what others build on, so that nothing here changes its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from search.facets import FacetView, toggled
from search.query import Query
from search.results import Result, Results

Absolute = Callable[[str], str]


def listing(results: Results, absolute: Absolute) -> dict[str, Any]:
    """`absolute` makes a full address of a path."""
    return {
        "query": results.query.q,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "engine": results.engine,
        "degraded": results.degraded,
        "did_you_mean": results.did_you_mean,
        "missing": list(results.missing),
        "results": [entry(result, absolute) for result in results.results],
        "facets": {view.name: facet(view, results.query, absolute) for view in results.facets},
    }


def entry(result: Result, absolute: Absolute) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": result.id,
        "kind": result.kind,
        "slug": result.slug,
        "title": result.title,
        "url": absolute(result.url),
        "language": result.language,
        "summary": result.summary,
        "city": {"slug": result.city.slug, "name": result.city.name} if result.city else None,
        "cities": list(result.cities),
        "missions": list(result.missions),
        "year": result.year,
        "pinned": result.pinned,
    }
    if "membership" in result.data:
        told["membership"] = result.data["membership"]
    return told


def facet(view: FacetView, query: Query, absolute: Absolute) -> list[dict[str, Any]]:
    """The address of a value leads to the JSON of the state in which it is toggled."""
    chosen, address = query.chosen.get(view.name, ()), query.addresses_by(view.name, "json")
    return [
        {
            "value": option.value,
            "label": option.label,
            "count": option.count,
            "selected": option.selected,
            "url": absolute(address(toggled(chosen, option.value))),
        }
        for option in view.options
    ]
