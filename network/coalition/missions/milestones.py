"""How far a mission is: its milestones on the five-point scale, the latest finding first; nothing is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from network.base.models import Said
from network.coalition.models import Milestone, MilestoneFinding, MilestoneStatus

# How many of the four bars are full.
LEVELS = {
    MilestoneStatus.NO_EVIDENCE: 0,
    MilestoneStatus.NOT_STARTED: 0,
    MilestoneStatus.LIMITED: 2,
    MilestoneStatus.SUBSTANTIAL: 3,
    MilestoneStatus.COMPLETE: 4,
}


@dataclass(frozen=True)
class FindingLine:
    status: str
    label: str
    level: int
    as_of: str
    note: Said
    source_url: str


@dataclass(frozen=True)
class MilestoneLine:
    """What has no finding yet says so; `history` holds the findings before the present one."""

    title: Said
    due: str
    present: FindingLine
    history: Sequence[FindingLine]


NOTHING = MilestoneFinding(status=MilestoneStatus.NO_EVIDENCE)


def milestones_of(mission: int, language: str) -> list[MilestoneLine]:
    """In a reader's language, where they are worded in it. Two queries."""
    findings = Prefetch("findings", MilestoneFinding.objects.worded(language))
    found = (
        Milestone.objects.filter(mission=mission).worded(language).prefetch_related(findings).order_by("order", "pk")
    )
    return [_line(each) for each in found]


def _line(milestone: Milestone) -> MilestoneLine:
    present, *history = [_finding(each) for each in milestone.findings.all()] or [_finding(NOTHING)]
    return MilestoneLine(milestone.said("title"), milestone.due, present, history)


def _finding(finding: MilestoneFinding) -> FindingLine:
    status = MilestoneStatus(finding.status)
    return FindingLine(
        status=status.value,
        label=str(status.label),
        level=LEVELS[status],
        as_of=finding.as_of,
        note=finding.said("note"),
        source_url=finding.source_url,
    )
