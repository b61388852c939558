"""On which missions a city works: where it holds a role, and whatever else higher apps know of; where they are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from cities.models import CityRole

# Gets numbers of cities and returns the codes of their missions; a constant number of queries.
Source = Callable[[Collection[int]], Mapping[int, Collection[str]]]
_sources: list[Source] = []
# Gets the visitor's language and returns the addresses of missions by code; one query.
Addresses = Callable[[str], Mapping[str, str]]
_addresses: list[Addresses] = []


def register_missions(source: Source) -> None:
    """Whoever registers also refreshes the search documents of the cities whose missions change."""
    if source in _sources:
        raise ValueError(f"{source} is registered already")
    _sources.append(source)


def register_mission_addresses(addresses: Addresses) -> None:
    if addresses in _addresses:
        raise ValueError(f"{addresses} is registered already")
    _addresses.append(addresses)


def mission_addresses(language: str) -> dict[str, str]:
    """By code; a mission that no page tells of is left out."""
    return {code: url for addresses in _addresses for code, url in addresses(language).items()}


def missions_of(cities: Collection[int]) -> dict[int, list[str]]:
    """The codes of each city's missions, sorted; cities without any are left out."""
    found: dict[int, set[str]] = {}
    for source in (held_by_roles, *_sources):
        for city, codes in source(cities).items():
            found.setdefault(city, set()).update(codes)
    return {city: sorted(codes) for city, codes in found.items() if codes}


def held_by_roles(cities: Collection[int]) -> dict[int, set[str]]:
    rows = CityRole.objects.filter(city__in=cities, mission__isnull=False).values_list("city", "mission__code")
    found: dict[int, set[str]] = {}
    for city, code in rows:
        found.setdefault(city, set()).add(code)
    return found
