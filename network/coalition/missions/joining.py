"""Joins missions to the parts of the site that know nothing of their pages."""

from __future__ import annotations

from cities.missions import register_mission_addresses
from network.coalition.missions.addresses import mission_links


def addresses(language: str) -> dict[str, str]:
    return {code: link.url for code, link in mission_links(language).items()}


register_mission_addresses(addresses)
