"""Organisations as their pages tell them: what they do with the Coalition, with which cities, in which projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _

from cities import roles
from cities.addresses import city_addresses
from cities.models import CityRole, Confidence, Organisation, OrganisationPage, Project
from cities.profile import Item
from cities.sections import Section, sections
from network.base import formats, vocabulary
from network.base.context import interface_language
from network.base.models import Scheme
from search.query import Query
from search.results import Result, Results, find

PATH = "organisations/"
MOST = 300


@dataclass(frozen=True)
class ProjectLine:
    project: Project
    cities: Sequence[tuple[str, str]]  # names and addresses; the address is blank where no page tells of the city

    @property
    def is_unconfirmed(self) -> bool:
        return self.project.confidence == Confidence.MEMORY


@dataclass(frozen=True)
class Portrait:
    page: OrganisationPage
    organisation: Organisation
    kind: str
    place: str
    roles: Sequence[roles.RoleLine]
    projects: Sequence[ProjectLine]
    sections: Sequence[Section]

    @property
    def is_unconfirmed(self) -> bool:
        return self.organisation.confidence == Confidence.MEMORY

    @property
    def items(self) -> list[Item]:
        website, others = self.organisation.website, ", ".join(self.organisation.other_names)
        items = [
            Item(_("Kind"), self.kind),
            Item(_("Place"), self.place),
            Item(_("Acronym"), self.organisation.acronym),
            Item(_("Other names"), others),
            Item(_("Website"), urlsplit(website).netloc.removeprefix("www."), website),
        ]
        return [item for item in items if item.value]

    @property
    def relation(self) -> str:
        return self.page.relation or self.page.summary

    @property
    def not_stated(self) -> list[str]:
        known = {
            _("kind"): self.kind,
            _("place"): self.place,
            _("website"): self.organisation.website,
            _("what it does with the Coalition"): self.relation,
        }
        return [name for name, value in known.items() if not value]


def portrait(page: OrganisationPage, language: str) -> Portrait:
    """A constant number of queries, besides those of the sections."""
    organisation, words = page.record, interface_language(language)
    labels = vocabulary.labels((Scheme.ROLE_KIND, Scheme.ORGANISATION_KIND, Scheme.REGION), words)
    kind = organisation.organisation_kind
    held = CityRole.objects.filter(organisation=organisation.pk).select_related("city", "role").worded(words)
    return Portrait(
        page=page,
        organisation=organisation,
        kind=labels[Scheme.ORGANISATION_KIND].get(kind.code, kind.code) if kind else "",
        place=_place(organisation, labels[Scheme.REGION], words),
        roles=roles.in_organisation(held.order_by("city__name", "-attested_on", "pk"), labels, language),
        projects=_projects(organisation, language),
        sections=sections(Organisation.kind, page, language),
    )


def _place(organisation: Organisation, regions: Mapping[str, str], language: str) -> str:
    """Its country, else the part of the world where it works."""
    if organisation.country_code:
        return formats.country(organisation.country_code, language)
    if organisation.area == "international":
        return _("International")
    return regions.get(organisation.area, organisation.area)


def _projects(organisation: Organisation, language: str) -> list[ProjectLine]:
    """Three queries."""
    found = list(organisation.projects.worded(interface_language(language)).prefetch_related("cities").order_by("name"))
    addresses = city_addresses({city.pk for project in found for city in project.cities.all()}, language)
    return [
        ProjectLine(project, [(city.name, addresses.get(city.pk, "")) for city in project.cities.all()])
        for project in found
    ]


@dataclass(frozen=True)
class Group:
    """Organisations of one kind."""

    label: str
    results: Sequence[Result]


def query_of(params: QueryDict, language: str) -> Query:
    return Query.parse(params, language, PATH, fixed={"kind": (Organisation.kind,)})


def listed(query: Query) -> tuple[Results, list[Group]]:
    """All organisations, grouped by kind in the vocabulary's order; those of an unknown kind come last."""
    results = replace(find(replace(query, sort="title"), facets=False, size=MOST), query=query)
    labels = vocabulary.labels_of(Scheme.ORGANISATION_KIND, interface_language(query.language))
    order = {code: place for place, code in enumerate(labels)}

    def place(result: Result) -> int:
        return order.get(result.data["organisation_kind"], len(order))

    kinds = [*labels.values(), _("Other organisations")]
    ordered = sorted(results.results, key=place)
    return results, [Group(kinds[index], list(group)) for index, group in groupby(ordered, key=place)]
