"""What the search knows of practices: one document for each language in which a practice is told.

Every query here reads many practices at once, so that their number changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from wagtail.rich_text import get_text_for_indexing

from cities.models import City, CityName, CityPage, Organisation
from network.base import formats, vocabulary
from network.base.addresses import path_below_root
from network.base.models import Scheme
from practices.models import MissionLink, PartnerLink, Practice, PracticePage
from search.registry import CityRef, Document, Text

PARENT = 4  # characters of a step in the tree's paths
CONCEPTS = {
    Scheme.PRINCIPLE: "principles",
    Scheme.THEME: "themes",
    Scheme.TARGET_GROUP: "target_groups",
    Scheme.TECHNOLOGY: "technologies",
}
CHOICES = {
    Scheme.PRACTICE_TYPE: "practice_type",
    Scheme.STAGE: "stage",
    Scheme.OUTCOME: "outcome",
    Scheme.COST_BAND: "cost_band",
    Scheme.FUNDING: "funding",
    Scheme.LEGAL_BASIS: "legal_basis",
}
REST = ("how_it_works", "difficulties", "lessons", "rights_at_risk", "safeguards")


@dataclass
class Around:
    """What stands around the pages, by the number of a page, a city or a record."""

    leads: Mapping[str, City]
    partners: Mapping[int, list[City]]
    names: Mapping[int, list[str]]
    missions: Mapping[int, list[str]]
    concepts: Mapping[str, Mapping[int, list[str]]]
    organisations: Mapping[int, list[str]]
    broader: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)


def told(numbers: Collection[int]) -> list[PracticePage]:
    """The pages that tell these practices in public. One query."""
    choices = [name for field in CHOICES.values() for name in (field, f"{field}__replaced_by")]
    pages = PracticePage.objects.told().filter(practice__in=numbers, practice__gone_at=None)
    return list(pages.select_related("locale", "practice", *choices).order_by("practice", "pk"))


def documents(numbers: Collection[int]) -> Iterator[Document]:
    pages = told(numbers)
    around = _around(pages)
    sources = {page.practice_id: page for page in pages if page.is_source}
    for page in pages:
        lead = around.leads.get(parent_path(page))
        if lead is not None:
            yield _document(page, sources.get(page.practice_id, page), lead, around)


def parent_path(page: Any) -> str:
    path: str = page.path[:-PARENT]
    return path


def _around(pages: list[PracticePage]) -> Around:
    keys = [page.pk for page in pages]
    leads = {
        page.path: page.city
        for page in CityPage.objects.filter(path__in={parent_path(page) for page in pages}).select_related(
            "city__region"
        )
    }
    partners: dict[int, list[City]] = defaultdict(list)
    links = PartnerLink.objects.filter(page__in=keys, city__isnull=False).select_related("city__region")
    for link in links.order_by("sort_order", "pk"):
        partners[link.page_id].append(link.city)
    cities = {city.pk for city in leads.values()} | {city.pk for each in partners.values() for city in each}
    return Around(
        leads=leads,
        partners=partners,
        names=grouped(CityName.objects.filter(city__in=cities).values_list("city", "name")),
        missions=missions_of(keys),
        concepts={scheme: _assigned(field, keys) for scheme, field in CONCEPTS.items()},
        organisations=_organisations({page.practice_id for page in pages if page.practice_id}),
        broader={scheme: vocabulary.broader(scheme) for scheme in (Scheme.THEME, Scheme.REGION)},
    )


def missions_of(pages: Collection[int]) -> dict[int, list[str]]:
    """Codes of missions by page, the primary one first. One query."""
    rows = MissionLink.objects.filter(page__in=pages, mission__isnull=False).order_by("sort_order", "pk")
    return current(rows.values_list("page", "mission__code", "mission__replaced_by__code"))


def _assigned(name: str, pages: Collection[int]) -> dict[int, list[str]]:
    relation = PracticePage._meta.get_field(name)
    through: Any = relation.remote_field.through
    concept = relation.m2m_reverse_field_name()
    rows = through.objects.filter(practicepage__in=pages).order_by("pk")
    return current(rows.values_list("practicepage", f"{concept}__code", f"{concept}__replaced_by__code"))


def _organisations(numbers: Collection[int]) -> dict[int, list[str]]:
    """Names of joint projects and of the organisations in them. Two queries."""
    projects = Practice.projects.through.objects.filter(practice__in=numbers)
    found = grouped(projects.values_list("practice", "project__name"))
    rows = projects.filter(project__organisations__isnull=False).values_list("practice", "project__organisations")
    members = Organisation.objects.in_bulk({organisation for _practice, organisation in rows})
    for practice, number in rows:
        organisation = members[number]
        names = (organisation.name, organisation.acronym, *organisation.other_names)
        found.setdefault(practice, []).extend(name for name in names if name)
    return found


def current(rows: Iterable[tuple[int, str, str | None]]) -> dict[int, list[str]]:
    """Codes by page; a deprecated concept counts as its successor."""
    return grouped((page, successor or code) for page, code, successor in rows)


def grouped(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, dict[str, None]] = {}
    for key, value in rows:
        found.setdefault(key, {})[value] = None
    return {key: list(values) for key, values in found.items()}


def _document(page: PracticePage, facts: PracticePage, lead: City, around: Around) -> Document:
    """Texts are those of the page; facts are always read from the source page."""
    cities = list({city.pk: city for city in (lead, *around.partners.get(facts.pk, ()))}.values())
    missions = around.missions.get(facts.pk, [])
    chosen = {scheme: code for scheme, name in CHOICES.items() if (code := _code(facts, name))}
    assigned = {scheme: codes[facts.pk] for scheme, codes in around.concepts.items() if facts.pk in codes}
    concepts = assigned | {scheme: [code] for scheme, code in chosen.items()} | {Scheme.MISSION: missions}
    regions = _regions(cities, around)
    year = facts.year_started
    return Document(
        kind="practice",
        number=int(page.practice_id or 0),
        language=page.locale.language_code,
        url_path=path_below_root(page.url_path),
        slug=page.slug,
        title=page.title,
        summary=page.summary,
        texts=tuple(_texts(page)),
        names=tuple(_names(facts, cities, around)),
        concepts={str(scheme): tuple(codes) for scheme, codes in concepts.items() if codes},
        inherited={"assigned": tuple(f"{Scheme.REGION.value}/{code}" for code in regions)},
        places=tuple(f"city/{city.slug}" for city in cities),
        facets={"region": tuple(regions), **_facets(facts, cities, concepts, around)},
        filters={"technology": tuple(concepts.get(Scheme.TECHNOLOGY, ()))},  # tools that are offered while one types
        year=year,
        date=str(year or ""),
        city=CityRef(lead.slug, lead.name),
        cities=tuple(city.slug for city in cities),
        missions=tuple(missions),
        data={
            "stage": chosen.get(Scheme.STAGE, ""),
            "country": lead.country_code.lower(),
            "started": year,
            "ended": facts.year_ended,
            "state": page.practice.public_state if page.practice else "",
        },
        is_source=page.is_source,
    )


def _code(page: PracticePage, name: str) -> str:
    concept = getattr(page, name)
    if concept is None:
        return ""
    code: str = (concept.replaced_by or concept).code
    return code


def _texts(page: PracticePage) -> Iterator[Text]:
    fields = {"problem": (page.problem,), "done": (page.what_was_done,), "outcome": (page.results,)}
    for name, texts in (fields | {"rest": tuple(getattr(page, each) for each in REST)}).items():
        if text := " ".join(get_text_for_indexing(each) for each in texts if each).strip():
            yield Text(name, text)


def _names(page: PracticePage, cities: list[City], around: Around) -> list[str]:
    names = [*page.tool_names, *around.organisations.get(page.practice_id or 0, ())]
    for city in cities:
        names += [city.name, *around.names.get(city.pk, ()), formats.country(city.country_code, settings.LANGUAGE_CODE)]
    return list(dict.fromkeys(names))


def _facets(
    page: PracticePage, cities: list[City], concepts: Mapping[Any, list[str]], around: Around
) -> dict[str, tuple[str, ...]]:
    values = {
        "mission": concepts.get(Scheme.MISSION, []),
        "theme": _with_broader(Scheme.THEME, concepts.get(Scheme.THEME, []), around),
        "country": [city.country_code.lower() for city in cities],
        "city": [city.slug for city in cities],
        "type": concepts.get(Scheme.PRACTICE_TYPE, []),
        "stage": concepts.get(Scheme.STAGE, []),
        "outcome": concepts.get(Scheme.OUTCOME, []),
        "year": [str(page.year_started)] if page.year_started else [],
    }
    return {name: tuple(dict.fromkeys(codes)) for name, codes in values.items() if codes}


def _regions(cities: list[City], around: Around) -> list[str]:
    codes = (code for city in cities for code in _with_broader(Scheme.REGION, [city.region.code], around))
    return list(dict.fromkeys(codes))


def _with_broader(scheme: str, codes: Collection[str], around: Around) -> list[str]:
    return vocabulary.with_broader(codes, around.broader[scheme])
