"""What the search knows of publications: one document for each language in which one is told.

Every query here reads many publications at once, so that their number changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from cities.models import City, CityName
from network.base import vocabulary
from network.base.addresses import path_below_root
from network.base.models import Scheme
from network.coalition.models import Contributor, ContributorRole, Publication, PublicationPage, Version
from network.coalition.publications.inheriting import inherited, themes_of_missions, themes_of_practices
from practices.models import PracticePage
from search.registry import Document, Text


@dataclass(frozen=True)
class Around:
    """What stands around the pages, by the number of a page or a city."""

    contributors: Mapping[int, list[Contributor]]
    versions: Mapping[int, list[Version]]
    missions: Mapping[int, list[str]]
    cities: Mapping[int, list[City]]
    names: Mapping[int, list[str]]
    practices: Mapping[int, list[int]]
    titles: Mapping[int, list[str]]
    of_missions: Mapping[str, list[str]]
    of_practices: Mapping[int, list[str]]
    broader: Mapping[str, str | None]


def told(numbers: Collection[int]) -> list[PublicationPage]:
    """The pages that tell these publications in public. One query."""
    pages = PublicationPage.objects.told().filter(publication__in=numbers, publication__gone_at=None)
    joined = ("locale", "publication", "publication_kind__replaced_by")
    return list(pages.select_related(*joined).order_by("publication", "pk"))


def publication_documents(numbers: Collection[int]) -> Iterator[Document]:
    pages = told(numbers)
    around = _around([page.pk for page in pages])
    sources = {page.publication_id: page for page in pages if page.is_source}
    for page in pages:
        yield _document(page, sources.get(page.publication_id, page), around)


def _around(keys: list[int]) -> Around:
    cities = _cities(keys)
    numbers = {city.pk for each in cities.values() for city in each}
    practices = PublicationPage.practices.through.objects.filter(publicationpage__in=keys)
    documented = grouped(practices.order_by("pk").values_list("publicationpage", "practice"))
    numbers_told = {number for each in documented.values() for number in each}
    titles = PracticePage.objects.told().filter(practice__in=numbers_told).order_by("pk")
    contributors = Contributor.objects.filter(page__in=keys).select_related("organisation")
    missions = missions_of(keys)
    return Around(
        contributors=grouped((each.page_id, each) for each in contributors.order_by("sort_order", "pk")),
        versions=grouped((each.page_id, each) for each in Version.objects.filter(page__in=keys)),
        missions=missions,
        cities=cities,
        names=grouped(CityName.objects.filter(city__in=numbers).values_list("city", "name")),
        practices=documented,
        titles=grouped(titles.values_list("practice", "title")),
        of_missions=themes_of_missions(code for codes in missions.values() for code in codes),
        of_practices=themes_of_practices(numbers_told),
        broader=vocabulary.broader(Scheme.REGION),
    )


def missions_of(pages: Collection[int]) -> dict[int, list[str]]:
    """Codes by page, in the vocabulary's order; a deprecated one counts as its successor. One query."""
    rows = PublicationPage.missions.through.objects.filter(publicationpage__in=pages)
    found = rows.order_by("mission__order", "mission__code")
    codes = found.values_list("publicationpage", "mission__code", "mission__replaced_by__code")
    return grouped((page, successor or code) for page, code, successor in codes)


def _cities(pages: Collection[int]) -> dict[int, list[City]]:
    rows = PublicationPage.cities.through.objects.filter(publicationpage__in=pages).select_related("city__region")
    return grouped((row.publicationpage_id, row.city) for row in rows.order_by("pk"))


def grouped(rows: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in rows:
        if value not in found[key]:
            found[key].append(value)
    return dict(found)


def _document(page: PublicationPage, facts: PublicationPage, around: Around) -> Document:
    """Texts are those of the page; facts are always read from the source page."""
    missions = around.missions.get(facts.pk, [])
    cities = around.cities.get(facts.pk, [])
    text = get_text_for_indexing(page.abstract).strip()
    concepts = {Scheme.MISSION: tuple(missions), Scheme.PUBLICATION_KIND: tuple(filter(None, [kind_of(facts)]))}
    return Document(
        kind=Publication.kind,
        number=int(page.publication_id or 0),
        language=page.locale.language_code,
        url_path=path_below_root(page.url_path),
        slug=page.slug,
        title=page.title,
        summary=page.summary,
        texts=(Text("done", text),) if text else (),
        called=tuple(version.title for version in around.versions.get(facts.pk, ())),
        names=tuple(_names(facts, cities, around)),
        concepts={scheme.value: codes for scheme, codes in concepts.items()},
        inherited=inherited(missions, around.practices.get(facts.pk, ()), around.of_missions, around.of_practices),
        facets=_facets(facts, cities, around),
        filters={
            "practice": tuple(map(str, around.practices.get(facts.pk, ()))),
            "featured": ("yes",) if page.publication and page.publication.featured else (),
        },
        year=facts.year,
        date=str(facts.year or ""),
        cities=tuple(city.slug for city in cities),
        missions=tuple(missions),
        data=_data(facts, around),
        is_source=page.is_source,
    )


def kind_of(page: PublicationPage) -> str:
    """Blank where it is not stated."""
    concept = page.publication_kind
    if concept is None:
        return ""
    code: str = (concept.replaced_by or concept).code
    return code


def _names(page: PublicationPage, cities: list[City], around: Around) -> list[str]:
    names = [page.doi, page.isbn]
    for each in around.contributors.get(page.pk, ()):
        names += [each.name, *((each.organisation.name, each.organisation.acronym) if each.organisation else ())]
    names += [version.title for version in around.versions.get(page.pk, ())]
    for city in cities:
        names += [city.name, *around.names.get(city.pk, ())]
    names += [title for practice in around.practices.get(page.pk, ()) for title in around.titles.get(practice, ())]
    return list(dict.fromkeys(name for name in names if name))


def _facets(page: PublicationPage, cities: list[City], around: Around) -> dict[str, tuple[str, ...]]:
    values: dict[str, list[str]] = {
        "mission": around.missions.get(page.pk, []),
        "region": vocabulary.with_broader([city.region.code for city in cities], around.broader),
        "country": [city.country_code.lower() for city in cities],
        "city": [city.slug for city in cities],
        "type": [kind] if (kind := kind_of(page)) else [],
        "language": _languages(page, around),
        "author": [each.slug for each in around.contributors.get(page.pk, ())],
    }
    return {name: tuple(dict.fromkeys(codes)) for name, codes in values.items() if codes}


def _languages(page: PublicationPage, around: Around) -> list[str]:
    """In which it can be read, whatever the language of the page that tells of it."""
    return list(dict.fromkeys(version.language.lower() for version in around.versions.get(page.pk, ())))


def _data(page: PublicationPage, around: Around) -> dict[str, Any]:
    versions = around.versions.get(page.pk, [])
    names = grouped((each.role, each.name) for each in around.contributors.get(page.pk, ()))
    return {
        "type": kind_of(page),
        "authors": names.get(ContributorRole.AUTHOR, []),
        "publishers": names.get(ContributorRole.PUBLISHER, []),
        "languages": _languages(page, around),
        "formats": list(dict.fromkeys(version.format for version in versions if version.format)),
        "featured": bool(page.publication and page.publication.featured),
        "featured_order": page.publication.featured_order if page.publication else 0,
        "confidence": page.confidence,
    }
