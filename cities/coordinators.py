"""Who coordinates and who leads now: always derived from dated, sourced roles, so a hand-over changes every place."""

from __future__ import annotations

from collections.abc import Iterable

from cities.models import CityRole

LEADING = ("lead", "co-lead")
FOUNDING = ("founder",)


def coordinator() -> CityRole | None:
    """The role of the city that coordinates the Coalition: the one that a source states last. One query."""
    return CityRole.objects.coordinating().with_objects().first()


def coordinators() -> list[CityRole]:
    """All cities that coordinated, the present one first. One query."""
    return list(CityRole.objects.coordinating().with_objects())


def founders() -> list[CityRole]:
    """The roles of the founding cities, by name. One query."""
    return list(CityRole.objects.of_coalition().filter(role__code="founder").with_objects().order_by("city__name"))


def coordinator_and_founders() -> tuple[CityRole | None, list[CityRole]]:
    """The same as `coordinator` and `founders` together. One query."""
    roles = list(CityRole.objects.coordinating(*FOUNDING).with_objects())
    found = sorted((role for role in roles if role.role.code in FOUNDING), key=lambda role: role.city.name)
    return next((role for role in roles if role.role.code not in FOUNDING), None), found


def mission_leads(missions: Iterable[str] | None = None) -> dict[str, list[CityRole]]:
    """Leads and co-leads by mission, those stated last first; a role that ended is left out. One query."""
    roles = CityRole.objects.open().filter(mission__isnull=False, role__code__in=LEADING).with_objects()
    if missions is not None:
        roles = roles.filter(mission__code__in=list(missions))
    found: dict[str, list[CityRole]] = {}
    for role in roles.order_by("-attested_on", "city__name", "pk"):
        of_mission = found.setdefault(role.mission.code, [])
        if all(known.city_id != role.city_id for known in of_mission):
            of_mission.append(role)
    return found
