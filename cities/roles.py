"""Roles as pages tell them: who does what where, since when, and which source says so of which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cities.addresses import city_addresses, organisation_addresses
from cities.missions import mission_addresses
from cities.models import CityRole
from cities.querysets import RoleQuerySet
from network.base.context import interface_language
from network.base.models import Said


@dataclass(frozen=True)
class RoleLine:
    """`kind` says in what the role is held: coalition, mission, organisation or project."""

    role: str
    code: str
    kind: str
    name: str
    url: str
    since: str
    until: str
    attested_on: str
    source_url: str
    note: Said

    @property
    def in_coalition(self) -> bool:
        return self.kind in {"coalition", "mission"}


Labels = Mapping[str, Mapping[str, str]]


def of_city(city: int, labels: Labels, language: str) -> list[RoleLine]:
    """What a city does, what a source stated last first. Three queries; `labels` hold roles and missions."""
    roles = list(held_by(city, language).order_by("until", "-attested_on", "pk"))
    addresses = organisation_addresses({role.organisation_id for role in roles if role.organisation_id}, language)
    missions = mission_addresses(language) if any(role.mission_id for role in roles) else {}
    return lines(roles, labels, addresses, missions)


def held_by(city: int, language: str) -> RoleQuerySet:
    """The roles of a city, with their notes in a reader's language."""
    return CityRole.objects.filter(city=city).with_objects().worded(interface_language(language))


def lines(
    roles: Iterable[CityRole], labels: Labels, addresses: Mapping[int, str], missions: Mapping[str, str]
) -> list[RoleLine]:
    """What cities do, with the addresses of organisations and of missions known already. No query."""
    return [_line(role, *_object(role, labels, addresses, missions), labels) for role in roles]


def _object(
    role: CityRole, labels: Labels, addresses: Mapping[int, str], missions: Mapping[str, str]
) -> tuple[str, str, str]:
    """In what the role is held: its kind, name and address, where it has one."""
    if role.organisation:
        return "organisation", role.organisation.name, addresses.get(role.organisation.pk, "")
    if role.project:
        return "project", role.project.name, ""
    if role.mission:
        return (
            "mission",
            labels["mission"].get(role.mission.code, role.mission.code),
            missions.get(role.mission.code, ""),
        )
    return "coalition", _("Cities Coalition for Digital Rights"), ""


def in_organisation(roles: Iterable[CityRole], labels: Labels, language: str) -> list[RoleLine]:
    """What cities do in one organisation or project; the line's name is the city's. One query."""
    held = list(roles)
    addresses = city_addresses({role.city_id for role in held}, language)
    return [_line(role, "city", role.city.name, addresses.get(role.city_id, ""), labels) for role in held]


def _line(role: CityRole, kind: str, name: str, url: str, labels: Labels) -> RoleLine:
    return RoleLine(
        role=labels["role-kind"].get(role.role.code, role.role.code),
        code=role.role.code,
        kind=kind,
        name=name,
        url=url,
        since=role.since,
        until=role.until,
        attested_on=role.attested_on,
        source_url=role.source_url,
        note=role.said("note"),
    )
