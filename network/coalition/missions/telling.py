"""Everything that is known of a mission for one reader: for its page and for its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q

from cities.coordinators import mission_leads
from cities.models import City
from network.base import vocabulary
from network.base.addresses import localized_address
from network.base.context import interface_language
from network.base.drawings.maps import Light
from network.base.models import Concept, Scheme
from network.coalition.missions.documents import KIND
from network.coalition.missions.milestones import MilestoneLine, milestones_of
from network.coalition.models import MissionPage, Publication
from practices.models import Practice
from search.languages import address
from search.results import Result, counts, top

SCHEMES = (
    *(Scheme.MISSION, Scheme.THEME, Scheme.PRINCIPLE, Scheme.ROLE_KIND, Scheme.PUBLICATION_KIND),
    *(Scheme.STAGE, Scheme.REGION),  # of the list of practices
)
PUBLICATIONS = 6
LEAD_SIZE = 1.7
NAMED = 8


@dataclass(frozen=True)
class Lead:
    name: str
    url: str
    role: str
    attested_on: str
    source_url: str


@dataclass(frozen=True)
class ActiveCity:
    """A city that leads the mission or has a practice in it."""

    name: str
    slug: str
    url: str
    practices: int
    light: Light


@dataclass(frozen=True)
class Telling:
    page: MissionPage
    code: str
    leads: Sequence[Lead]
    themes: Sequence[tuple[str, str]]
    principles: Sequence[tuple[str, str]]
    milestones: Sequence[MilestoneLine]
    cities: Sequence[ActiveCity]
    publications: Sequence[Result]
    publications_url: str
    practices_url: str  # of their data
    labels: Mapping[str, Mapping[str, str]]

    @property
    def permalink(self) -> str:
        return f"{settings.SITE_URL}/id/{KIND}/{self.page.mission_id}"

    @property
    def kinds(self) -> Mapping[str, str]:
        """Of publications, in words."""
        return self.labels[Scheme.PUBLICATION_KIND]

    @property
    def lights(self) -> list[Light]:
        return [city.light for city in self.cities]


def telling(page: MissionPage, language: str, *, from_memory: bool = False) -> Telling:
    """A constant number of queries, whatever there is in the mission."""
    code = page.mission.code
    labels = vocabulary.labels(SCHEMES, interface_language(language))
    leads = mission_leads([code]).get(code, [])
    cities = _cities(code, {role.city_id for role in leads}, language)
    about = _about(page, labels, from_memory=from_memory)
    addresses = {city.slug: city.url for city in cities}
    return Telling(
        page=page,
        code=code,
        leads=[
            Lead(
                role.city.name,
                addresses.get(role.city.slug, ""),
                labels[Scheme.ROLE_KIND].get(role.role.code, role.role.code),
                role.attested_on,
                role.source_url,
            )
            for role in leads
        ],
        themes=about[Scheme.THEME],
        principles=about[Scheme.PRINCIPLE],
        milestones=milestones_of(page.mission_id, interface_language(language)),
        cities=cities,
        publications=top(language, Publication.kind, size=PUBLICATIONS, mission=code),
        publications_url=f"{address('publications/', language)}?mission={code}",
        practices_url=f"{address('practices.json', language)}?mission={code}",
        labels=labels,
    )


def _about(
    page: MissionPage, labels: Mapping[str, Mapping[str, str]], *, from_memory: bool
) -> dict[str, list[tuple[str, str]]]:
    """Themes and principles with their labels. One query; a preview shows what is not saved yet."""
    if from_memory:
        concepts = [(each.scheme, each.code) for field in (page.themes, page.principles) for each in field.all()]
    else:
        themes = MissionPage.themes.through.objects.filter(missionpage=page.pk).values("theme")
        principles = MissionPage.principles.through.objects.filter(missionpage=page.pk).values("principle")
        found = Concept.objects.filter(Q(pk__in=themes) | Q(pk__in=principles)).order_by("order", "code")
        concepts = list(found.values_list("scheme", "code"))
    return {
        scheme: [(code, labels[scheme].get(code, code)) for of, code in concepts if of == scheme]
        for scheme in (Scheme.THEME, Scheme.PRINCIPLE)
    }


def _cities(code: str, leads: set[int], language: str) -> list[ActiveCity]:
    """The busiest first; each with its address where a page tells of it. Two queries."""
    practices = counts(language, "city", Practice.kind, mission=code)
    rows = City.objects.filter(slug__in=practices) | City.objects.filter(pk__in=leads)
    columns = ("pk", "name", "slug", "longitude", "latitude", "pages__url_path", "pages__live", "pages__alias_of")
    found: dict[str, tuple[int, str, float, float, str]] = {}
    for pk, name, slug, longitude, latitude, path, live, alias in rows.order_by("name", "pages__pk").values_list(
        *columns
    ):
        url = localized_address(path, language) if path and live and alias is None else ""
        if url or slug not in found:
            found[slug] = (pk, name, float(longitude), float(latitude), url)
    named = {slug for slug, _count in sorted(practices.items(), key=lambda each: -each[1])[:NAMED]}
    cities = [
        ActiveCity(
            name,
            slug,
            url,
            practices.get(slug, 0),
            Light(
                name,
                longitude,
                latitude,
                LEAD_SIZE if pk in leads else 1 + min(practices.get(slug, 0), 12) / 12,
                named=pk in leads or slug in named,
                url=url,
            ),
        )
        for slug, (pk, name, longitude, latitude, url) in found.items()
    ]
    return sorted(cities, key=lambda city: (-city.practices, city.name))
