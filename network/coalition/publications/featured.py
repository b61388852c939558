"""The publications that editors chose, in their order."""

from __future__ import annotations

from network.coalition.models import Publication
from search.results import Result, top

SHOWN, MOST = 4, 50


def featured(language: str) -> list[Result]:
    """One query."""
    chosen = top(language, Publication.kind, size=MOST, featured="yes")
    return sorted(chosen, key=lambda each: each.data["featured_order"])[:SHOWN]
