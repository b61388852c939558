from __future__ import annotations

import pytest
from django.db import IntegrityError

from network.coalition.missions.milestones import milestones_of
from network.coalition.models import MilestoneFinding
from tests.factories.publications import milestone, mission_page

pytestmark = pytest.mark.django_db


def test_the_latest_finding_counts_and_the_others_are_its_history() -> None:
    page = mission_page()
    milestone(page, ("not-started", "2023"), ("substantial", "2025-06"), ("limited", "2024"))

    [line] = milestones_of(page.mission_id, "en")

    assert (line.present.status, line.present.level, line.present.as_of) == ("substantial", 3, "2025-06")
    assert [(each.status, each.as_of) for each in line.history] == [("limited", "2024"), ("not-started", "2023")]


def test_a_milestone_without_a_finding_has_no_evidence() -> None:
    page = mission_page()
    made = milestone(page)

    [line] = milestones_of(page.mission_id, "en")

    assert (line.present.status, line.present.label, line.present.as_of) == ("no-evidence", "no evidence", "")
    assert made.present == "no evidence"
    assert line.history == []


@pytest.mark.parametrize("status", ["limited", "substantial", "complete"])
def test_progress_needs_a_source(status: str) -> None:
    made = milestone(mission_page())

    with pytest.raises(IntegrityError):
        MilestoneFinding.objects.create(milestone=made, status=status, as_of="2024")


def test_what_claims_no_progress_needs_none() -> None:
    made = milestone(mission_page())

    MilestoneFinding.objects.create(milestone=made, status="not-started", as_of="2024")

    assert made.findings.count() == 1
