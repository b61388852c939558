"""Practices on the pages of cities: those that a city leads, and those in which it takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cities.models import City
from cities.sections import Section
from network.base import vocabulary
from network.base.models import Scheme
from practices.models import Practice
from search import results
from search.models import FacetValue
from search.results import Result

MOST = 200  # of one city on its page; its list has all


@dataclass(frozen=True)
class StageCount:
    code: str
    label: str
    count: int


def section(page: Any, language: str) -> Section | None:
    """Newest first. Two queries, and the labels where they are not known yet."""
    slug = page.city.slug
    found = results.top(language, Practice.kind, size=MOST, city=slug)
    if not found:
        return None
    leads = [each for each in found if _leads(each, slug)]
    labels = vocabulary.labels((Scheme.MISSION, Scheme.STAGE), language)
    return Section(
        key="practices",
        title=_("Practices"),
        template="practices/city_section.html",
        data={
            "leads": leads,
            "takes_part": [each for each in found if not _leads(each, slug)],
            "labels": labels,
            "stages": _stages(found, labels[Scheme.STAGE]),
            "city": slug,
        },
        items=tuple((each.title, each.url) for each in found),
    )


def _stages(found: Sequence[Result], labels: Mapping[str, str]) -> list[StageCount]:
    """In the vocabulary's order; one alone divides nothing."""
    counted = Counter(each.data.get("stage") for each in found)
    stages = [StageCount(code, label, counted[code]) for code, label in labels.items() if code in counted]
    return stages if len(stages) > 1 else []


def _leads(result: Result, slug: str) -> bool:
    return result.city is not None and result.city.slug == slug


def missions_of(cities: Collection[int]) -> dict[int, set[str]]:
    """The missions of the practices of each city. Two queries; the database gives each mission of a city once."""
    slugs = dict(City.objects.filter(pk__in=cities).values_list("slug", "pk"))
    found: dict[int, set[str]] = {}
    # From these cities on: a subquery of all practices would be read whole for each of them, and beside a single value
    # SQLite begins with the missions of all practices. No city is called "".
    told = FacetValue.objects.filter(field="city", value__in=[*slugs, ""], document__kind=Practice.kind)
    missions = told.filter(document__values__field="mission").values_list("value", "document__values__value")
    for slug, code in missions.order_by().distinct():
        found.setdefault(slugs[slug], set()).add(code)
    return found
