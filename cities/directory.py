"""The directory of cities: one state of the list, as rows under letters, lights on a map, and ways to narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import QueryDict

from cities.figures import MEMBERS, StatedFigure, stated
from cities.models import City, MembershipStatus
from network.base import formats
from network.base.context import interface_language
from network.base.drawings.maps import WINDOWS, Light
from search.analysis import fold
from search.facets import FacetOption
from search.query import Query
from search.results import Result, Results, counts, find

PATH = "cities/"
MOST = 300  # rows of one page; a list that is longer has pages
NAMED_LIGHTS = 8
MEMBER = MembershipStatus.MEMBER.value
# What the list shows unless an address says otherwise.
DEFAULTS: dict[str, tuple[str, ...]] = {"membership": (MEMBER,)}
# Parts of the world as people look for them, west to east where they share a broader one.
REGIONS = ("africa", "northern-america", "latin-america-caribbean", "asia", "europe", "oceania")
WORLD = "world"


@dataclass(frozen=True)
class Row:
    """A city in the list. `state` is blank for members."""

    name: str
    url: str
    language: str
    country: str
    count: int
    state: str


@dataclass(frozen=True)
class Letter:
    letter: str
    rows: Sequence[Row]

    @property
    def id(self) -> str:
        return f"letter-{self.letter.lower()}"


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class State:
    """Cities of another state than member: how many there are and where they are listed."""

    code: str
    count: int
    url: str


@dataclass(frozen=True)
class Directory:
    results: Results
    letters: Sequence[Letter]
    lights: Sequence[Light]
    region: str
    tabs: Sequence[Tab]
    countries: int
    missions: dict[str, str]
    mission: str
    hidden: Sequence[tuple[str, str]]
    states: Sequence[State]
    stated: StatedFigure | None

    @property
    def members_only(self) -> bool:
        return self.results.query.filters["membership"] == (MEMBER,)


def query_of(params: QueryDict, language: str) -> Query:
    """What an address of the directory, or of its data, asks for: members, unless it says otherwise."""
    return Query.parse(params, language, PATH, fixed={"kind": (City.kind,)}, filters=DEFAULTS)


def directory(query: Query) -> Directory:
    """A constant number of queries; OutOfRangeError where the list has no such page."""
    results = replace(find(replace(query, sort="title"), size=MOST), query=query)
    practices = counts(query.language, "city", "practice")
    rows = [_row(result, practices.get(result.slug, 0)) for result in results.results]
    chosen = query.chosen.get("region", ())
    return Directory(
        results=results,
        letters=[
            Letter(letter, list(group)) for letter, group in groupby(rows, key=lambda row: first_letter(row.name))
        ],
        lights=_lights(results.results, practices),
        region=_window(chosen),
        tabs=_tabs(query, results, chosen),
        countries=len({row.country for row in rows}),
        missions={option.value: option.label for option in _options(results, "mission")},
        mission=next(iter(query.chosen.get("mission", ())), ""),
        hidden=_hidden(query),
        states=_states(query),
        stated=stated(MEMBERS),
    )


def first_letter(name: str) -> str:
    """`Łódź` stands under L; what begins with no letter stands under #."""
    letter = fold(name)[:1].upper()
    return letter if letter.isalpha() else "#"


def _letter_of(row: Row) -> str:
    return first_letter(row.name)


def _row(result: Result, count: int) -> Row:
    state = result.data["membership"]
    return Row(
        name=result.title,
        url=result.url,
        language=result.language,
        country=formats.country(result.data["country"], interface_language()),
        count=count,
        state="" if state == MEMBER else state,
    )


def _lights(results: Sequence[Result], practices: dict[str, int]) -> list[Light]:
    """The larger, the more practices; only the largest carry their names."""
    busiest = sorted((practices.get(result.slug, 0) for result in results), reverse=True)[:NAMED_LIGHTS]
    least = max(busiest[-1], 1) if busiest else 1
    return [
        Light(
            name=result.title,
            longitude=result.data["longitude"],
            latitude=result.data["latitude"],
            size=1 + min(practices.get(result.slug, 0), 12) / 8,
            named=practices.get(result.slug, 0) >= least,
            url=result.url,
        )
        for result in results
    ]


def _window(chosen: Sequence[str]) -> str:
    """The part of the world that the map shows; all of it unless exactly one is chosen."""
    return chosen[0] if len(chosen) == 1 and chosen[0] in WINDOWS else WORLD


def _tabs(query: Query, results: Results, chosen: Sequence[str]) -> list[Tab]:
    """Parts of the world that have a city at all; the whole of it comes first, with a blank label."""
    labels = {option.value: option.label for option in _options(results, "region")}
    return [
        Tab("", query.without("region").address, not chosen),
        *(
            Tab(labels[code], query.with_values("region", (code,)).address, tuple(chosen) == (code,))
            for code in REGIONS
            if code in labels
        ),
    ]


def _options(results: Results, name: str) -> Sequence[FacetOption]:
    """What a facet offers in this state; nothing where it hides itself."""
    return next((facet.options for facet in results.facets if facet.name == name), ())


def _hidden(query: Query) -> list[tuple[str, str]]:
    """What the form keeps besides its own two fields."""
    kept = {name: values for name, values in query.chosen.items() if name != "mission"}
    if query.filters["membership"] != (MEMBER,):
        kept["membership"] = query.filters["membership"]
    return [(name, value) for name, values in kept.items() for value in values]


def _states(query: Query) -> list[State]:
    """States other than the ones shown, for a way to the cities that are no members."""
    shown = query.filters["membership"]
    found = counts(query.language, "membership", City.kind)
    plain = Query(query.language, PATH, fixed=query.fixed, filters=query.filters, defaults=query.defaults)
    return [
        State(code, found[code], replace(plain, filters={"membership": (code,)}).address)
        for code in MembershipStatus.values
        if code in found and code not in shown
    ]
