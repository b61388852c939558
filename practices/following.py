"""What can be found follows practices: they themselves, and the cities that tell of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from wagtail.models import Page

from cities.models import City, CityPage
from practices.models import PartnerLink, Practice, PracticePage
from search import sync
from search.models import FacetValue, SearchDocument


def refresh(numbers: Iterable[int | None]) -> None:
    """With the cities where they were and where they are: a city works on the missions of its practices."""
    known = [number for number in numbers if number is not None]
    places = touched(known)
    sync.refresh(Practice.kind, known)
    sync.refresh(City.kind, places)


def touched(practices: Collection[int]) -> set[int]:
    """Cities that tell of these practices: where they can be found, and where their pages stand now. Four queries."""
    documents = SearchDocument.objects.filter(kind=Practice.kind, number__in=practices)
    found = FacetValue.objects.filter(document__in=documents, field="city").values("value")
    pages = PracticePage.objects.filter(practice__in=practices, alias_of=None).values_list("pk", "path")
    above = {path[: -Page.steplen] for _pk, path in pages}
    partners = PartnerLink.objects.filter(page__in=[pk for pk, _path in pages], city__isnull=False)
    return {
        *City.objects.filter(slug__in=found).values_list("pk", flat=True),
        *CityPage.objects.filter(path__in=above, city__isnull=False).values_list("city", flat=True),
        *partners.values_list("city", flat=True),
    }
