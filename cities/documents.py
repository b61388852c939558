"""What the search knows of cities and organisations: one document for each language in which one is told.

Every query here reads many records at once, so that their number changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from cities.missions import held_by_roles, missions_of
from cities.models import City, CityName, CityPage, CityRole, Organisation, OrganisationPage, Project
from network.base import formats, vocabulary
from network.base.addresses import path_below_root
from network.base.models import Scheme
from search.registry import CityRef, Document, Text

ENGLISH = "en"


def city_documents(numbers: Collection[int]) -> Iterator[Document]:
    pages = list(
        CityPage.objects.told()
        .filter(city__in=numbers, city__gone_at=None)
        .select_related("city__region", "city__membership", "locale")
        .order_by("city", "pk")
    )
    cities = {page.city_id for page in pages}
    names = _grouped(CityName.objects.filter(city__in=cities).values_list("city", "name"))
    missions, held = missions_of(cities), held_by_roles(cities)
    partners, notes = _partners(cities), _role_notes(cities)
    above = vocabulary.broader(Scheme.REGION)
    for page in pages:
        city = page.city
        state = city.membership_state
        region = tuple(vocabulary.with_broader([city.region.code], above))
        country = formats.country(city.country_code, ENGLISH)
        yield Document(
            kind=City.kind,
            number=city.pk,
            language=page.locale.language_code,
            url_path=path_below_root(page.url_path),
            slug=city.slug,
            title=page.title,
            summary=page.summary,
            texts=_texts(
                page.introduction,
                page.strategy,
                page.can_help_with,
                page.looking_for,
                *partners.get(city.pk, ()),
                *notes.get(city.pk, ()),
            ),
            called=(city.name, *names.get(city.pk, ())),
            names=(city.name, *names.get(city.pk, ()), country, *partners.get(city.pk, ())),
            identity=f"city/{city.slug}",
            concepts={Scheme.REGION.value: region, Scheme.MISSION.value: tuple(sorted(held.get(city.pk, ())))},
            facets={
                "region": region,
                "country": (city.country_code.lower(),),
                "city": (city.slug,),
                "mission": tuple(missions.get(city.pk, ())),
            },
            filters={"membership": (state,)},
            date=city.member_since,
            city=CityRef(city.slug, city.name),
            cities=(city.slug,),
            missions=tuple(missions.get(city.pk, ())),
            data=_city_data(city, state),
            is_source=page.is_source,
        )


def _city_data(city: City, state: str) -> dict[str, Any]:
    membership = city.known_membership
    return {
        "name": city.name,
        "country": city.country_code.lower(),
        "region": city.region.code,
        "membership": state,
        "since": city.member_since,
        "evidence": membership.evidence if membership else "",
        "latitude": float(city.latitude),
        "longitude": float(city.longitude),
        "website": city.website,
        "wikidata": city.wikidata,
    }


def organisation_documents(numbers: Collection[int]) -> Iterator[Document]:
    pages = list(
        OrganisationPage.objects.told()
        .filter(organisation__in=numbers, organisation__gone_at=None)
        .select_related("organisation__organisation_kind", "locale")
        .order_by("organisation", "pk")
    )
    organisations = {page.organisation_id for page in pages}
    cities = _cities_of(organisations)
    projects = _grouped(
        Project.organisations.through.objects.filter(organisation__in=organisations).values_list(
            "organisation", "project__name"
        )
    )
    above = vocabulary.broader(Scheme.REGION)
    for page in pages:
        organisation = page.organisation
        slugs = tuple(sorted(cities.get(organisation.pk, ())))
        area = (organisation.area,) if organisation.area in above else ()
        region = tuple(vocabulary.with_broader(area, above))
        kind = organisation.organisation_kind
        called = tuple(filter(None, (organisation.name, organisation.acronym, *organisation.other_names)))
        yield Document(
            kind=Organisation.kind,
            number=organisation.pk,
            language=page.locale.language_code,
            url_path=path_below_root(page.url_path),
            slug=organisation.slug,
            title=page.title,
            summary=page.summary or page.relation,
            texts=_texts(page.relation, page.introduction, *projects.get(organisation.pk, ())),
            identity=f"organisation/{organisation.slug}",
            called=called,
            names=called,
            concepts={Scheme.ORGANISATION_KIND.value: (kind.code,) if kind else (), Scheme.REGION.value: region},
            facets={
                "region": region,
                "country": tuple(filter(None, (organisation.country_code.lower(),))),
                "city": slugs,
            },
            cities=slugs,
            data={
                "acronym": organisation.acronym,
                "organisation_kind": kind.code if kind else "",
                "country": organisation.country_code.lower(),
                "confidence": organisation.confidence,
            },
            is_source=page.is_source,
        )


def _texts(*parts: str) -> tuple[Text, ...]:
    plain = (get_text_for_indexing(part).strip() for part in parts if part)
    return tuple(Text("rest", text) for text in plain if text)


def _grouped(rows: Iterable[tuple[Any, Any]]) -> Mapping[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in rows:
        if value not in found[key]:
            found[key].append(value)
    return found


def _partners(cities: Collection[int]) -> Mapping[int, list[str]]:
    """Names of the organisations and projects in which a city holds a role. One query."""
    rows = CityRole.objects.filter(city__in=cities, is_coalition=False, mission=None).order_by("pk")
    return _grouped(
        (city, organisation or project)
        for city, organisation, project in rows.values_list("city", "organisation__name", "project__name")
    )


def _role_notes(cities: Collection[int]) -> Mapping[int, list[str]]:
    rows = CityRole.objects.filter(city__in=cities).exclude(note="").order_by("pk")
    return _grouped(rows.values_list("city", "note"))


def _cities_of(organisations: Collection[int]) -> Mapping[int, list[str]]:
    """Slugs of the cities that hold a role in an organisation. One query."""
    rows = CityRole.objects.filter(organisation__in=organisations).order_by("pk")
    return _grouped(rows.values_list("organisation", "city__slug"))
