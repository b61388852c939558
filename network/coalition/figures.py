"""What the Coalition states about itself, read from its facts: the latest statement counts."""

from __future__ import annotations

from cities.figures import MEMBERS, StatedFigure, register_figure
from network.coalition.models import Fact


def stated_members() -> StatedFigure | None:
    """How many members the Coalition says it has. One query."""
    fact = Fact.objects.filter(key__startswith=f"{MEMBERS}-").exclude(value="").order_by("-as_of", "-key").first()
    if fact is None:
        return None
    return StatedFigure(fact.value, fact.unit, fact.as_of, fact.source_url, fact.statement)


register_figure(MEMBERS, stated_members)
