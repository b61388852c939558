"""What the home page shows, put together from the database: only what is there, and every figure counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cities import roles
from cities.coordinators import coordinator_and_founders
from cities.figures import MEMBERS, StatedFigure, stated
from cities.models import City, CityRole, Organisation
from cities.roles import RoleLine
from network.base import formats, vocabulary
from network.base.context import interface_language
from network.base.drawings.maps import Light
from network.base.models import Concept, Scheme
from network.coalition.events.entries import entries
from network.coalition.events.index import Row, history
from network.coalition.missions.documents import KIND as MISSION
from network.coalition.models import HomePage
from network.coalition.publications.featured import featured
from search.languages import address
from search.results import Result, counts, counts_by_facet, top

PRACTICE = "practice"
PRACTICES = "practices/"
NEW = 3  # practices shown
ROLES = 5  # of the city in focus
MOST_MISSIONS = 50
FOCUS_SIZE, FOUNDER_SIZE = 1.7, 1.3
TOPICS = 3
SCHEMES = (Scheme.MISSION, Scheme.THEME, Scheme.STAGE, Scheme.ROLE_KIND, Scheme.PUBLICATION_KIND)


@dataclass(frozen=True)
class MissionCard:
    code: str
    name: str
    text: str
    url: str
    count: int
    language: str


@dataclass(frozen=True)
class Focus:
    """The city in focus. `coordinates` is the role by which it coordinates the Coalition, where it does."""

    city: City
    country: str
    url: str
    summary: str
    language: str
    roles: Sequence[RoleLine]
    practices: int
    practices_url: str
    coordinates: bool


@dataclass(frozen=True)
class Home:
    lights: Sequence[Light]
    members: int
    countries: int
    practices: int
    stated: StatedFigure | None
    missions: Sequence[MissionCard]
    topics: Sequence[tuple[str, str]]  # codes and names of themes, those of most practices first
    new: Sequence[Result]
    labels: Mapping[str, Mapping[str, str]]
    focus: Focus | None
    timeline: Sequence[Row]
    publications: Sequence[Result]
    kinds: Mapping[str, str]
    sections: Sequence[str]
    cities_url: str
    practices_url: str
    publications_url: str
    events_url: str
    search_url: str
    suggest_url: str
    feed_url: str


def home(page: HomePage, language: str) -> Home:
    """A constant number of queries."""
    members = list(City.objects.members().select_related("membership"))
    labels = vocabulary.labels(SCHEMES, interface_language(language))
    told = counts_by_facet(language, ("kind", Scheme.MISSION, Scheme.THEME), PRACTICE)
    now, founders = coordinator_and_founders()
    in_focus, coordinates = _chosen(page, now)
    in_focus = next((city for city in members if city == in_focus), in_focus)
    missions = _missions(labels[Scheme.MISSION], told[Scheme.MISSION], language)
    return Home(
        lights=_lights(members, in_focus, founders),
        members=len(members),
        countries=len({city.country_code for city in members}),
        practices=told["kind"].get(PRACTICE, 0),
        stated=stated(MEMBERS),
        missions=missions,
        topics=_topics(labels[Scheme.THEME], told[Scheme.THEME]),
        new=top(language, PRACTICE, size=NEW),
        labels=labels,
        focus=_focus(in_focus, coordinates, labels, missions, language) if in_focus else None,
        timeline=history(language),
        publications=featured(language),
        kinds=labels[Scheme.PUBLICATION_KIND],
        sections=page.sections,
        cities_url=address("cities/", language),
        practices_url=address(PRACTICES, language),
        publications_url=address("publications/", language),
        events_url=address("events/", language),
        search_url=address("search/", language),
        suggest_url=address("suggest.json", language),
        feed_url=address("practices.atom", language),
    )


def _chosen(page: HomePage, now: CityRole | None) -> tuple[City | None, bool]:
    """The editors' choice, else the city that coordinates now; and whether it coordinates."""
    chosen = page.city_in_focus or (now.city if now else None)
    return chosen, bool(now and chosen and now.city_id == chosen.pk)


def _lights(members: Sequence[City], in_focus: City | None, founders: Sequence[CityRole]) -> list[Light]:
    """Every member city; the city in focus and those that founded the Coalition carry their names."""
    sizes = {role.city_id: FOUNDER_SIZE for role in founders}
    if in_focus:
        sizes[in_focus.pk] = FOCUS_SIZE
    return [
        Light(city.name, float(city.longitude), float(city.latitude), sizes.get(city.pk, 1.0), named=city.pk in sizes)
        for city in members
    ]


def _topics(names: Mapping[str, str], practices: Mapping[str, int]) -> list[tuple[str, str]]:
    """To begin with: what most practices are about. What visitors look for most is not known, as nobody is followed."""
    told = sorted((code for code in practices if code in names), key=lambda code: (-practices[code], code))
    return [(code, names[code]) for code in told[:TOPICS]]


def _missions(names: Mapping[str, str], practices: Mapping[str, int], language: str) -> list[MissionCard]:
    """Under their official titles, in their order; as the vocabulary names them while no page tells of any."""
    told = sorted(top(language, MISSION, size=MOST_MISSIONS), key=lambda each: each.data["order"])
    cards = [
        MissionCard(code, each.title, each.summary, each.url, practices.get(code, 0), each.language)
        for each in told
        for code in each.missions
    ]
    return cards or _named_missions(names, practices, language)


def _named_missions(names: Mapping[str, str], practices: Mapping[str, int], language: str) -> list[MissionCard]:
    """What is deprecated has no card: its successor has one."""
    concepts = Concept.objects.of(Scheme.MISSION).current().order_by("order", "code")
    return [
        MissionCard(
            code=code,
            name=names.get(code, code),
            text=definition,
            url=f"{address(PRACTICES, language)}?mission={code}",
            count=practices.get(code, 0),
            language=interface_language(language),
        )
        for code, definition in concepts.values_list("code", "definition")
    ]


def _focus(
    city: City,
    coordinates: bool,
    labels: Mapping[str, Mapping[str, str]],
    missions: Sequence[MissionCard],
    language: str,
) -> Focus:
    """Three queries."""
    held = list(CityRole.objects.filter(city=city.pk).with_objects().order_by("until", "-attested_on", "pk"))
    organisations = {role.organisation_id for role in held if role.organisation_id}
    told = entries({(City.kind, city.pk), *((Organisation.kind, number) for number in organisations)}, language)
    addresses = {number: told.url(Organisation.kind, number) for number in organisations}
    known = {card.code: card.url for card in missions}
    page = told.by_key.get((City.kind, city.pk))
    return Focus(
        city=city,
        country=formats.country(city.country_code, interface_language(language)),
        url=page.url if page else "",
        summary=page.summary if page else "",
        language=page.language if page else language,
        roles=[line for line in roles.lines(held, labels, addresses, known) if line.kind != "coalition"][:ROLES],
        practices=counts(language, "city", PRACTICE, city=city.slug).get(city.slug, 0),
        practices_url=f"{address(PRACTICES, language)}?city={city.slug}",
        coordinates=coordinates,
    )
