"""How strong the evidence of a practice is: Nesta's five standards, computed by a rule that the page states.

Nobody chooses a level. Only evidence that a reader can open counts.

1. It is described: the problem and what was done are told.
2. Something was measured: before and after, in use, by questions, by an audit or by the city's own evaluation.
3. It was measured against what happens without the practice: a controlled trial or a comparison.
4. Level 3, and somebody independent evaluated it.
5. Level 4, and others can repeat it: it is scaled, and a building block and its prerequisites are given.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEASURED = frozenset({"before-after", "monitoring-data", "survey", "audit-report", "internal-evaluation"})
COMPARED = frozenset({"experiment", "comparison"})
INDEPENDENT = frozenset({"independent-evaluation"})
HIGHEST = 5

MEANINGS: dict[int, str | Promise] = {
    0: _("Not described fully enough to have a level."),
    1: _("It is described: what the city did, and why."),
    2: _("Something was measured, without a comparison."),
    3: _("It was measured against what happens without it."),
    4: _("It was compared, and somebody independent evaluated it."),
    5: _("It was compared and evaluated independently, and others can repeat it."),
}


@dataclass(frozen=True)
class Grounds:
    """What the level is computed from."""

    is_described: bool
    kinds: Collection[str]  # of the evidence that has a link
    is_repeatable: bool


def level(grounds: Grounds) -> int:
    """0 to 5; a level needs all that stands below it but measuring, which a comparison includes."""
    kinds = set(grounds.kinds)
    if not grounds.is_described:
        return 0
    if not kinds & COMPARED:
        return 2 if kinds & (MEASURED | INDEPENDENT) else 1
    if not kinds & INDEPENDENT:
        return 3
    return HIGHEST if grounds.is_repeatable else 4
