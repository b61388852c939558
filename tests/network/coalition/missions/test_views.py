from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories.events import event_page
from tests.factories.publications import milestone, mission_page, publication_page

pytestmark = pytest.mark.django_db


def test_one_mission_as_data_and_as_text(client: Client) -> None:
    page = mission_page(title="Use data well", themes=["ethics"], why="<p>Because.</p>")
    milestone(page, ("limited", "2024"), title="A register")
    publication_page(title="A guide", missions=["ethical-use"])

    data = client.get("/en/missions/ethical-use.json").json()
    text = client.get("/en/missions/ethical-use.md").content.decode()

    assert (data["id"], data["code"], data["title"], data["why"]) == (
        page.mission_id,
        "ethical-use",
        "Use data well",
        "Because.",
    )
    assert data["milestones"][0]["present"]["status"] == "limited"
    assert data["publications"][0]["title"] == "A guide"
    assert text.startswith("# Use data well")
    assert "- A register: limited progress (2024) <https://example.org/source>" in text


def test_the_data_of_a_mission_name_its_events_and_where_its_practices_are(client: Client) -> None:
    page = mission_page()
    event_page(title="Transparency meeting", missions=["ethical-use"])

    data = client.get("/en/missions/ethical-use.json").json()
    text = client.get("/en/missions/ethical-use.md").content.decode()

    assert [each["title"] for each in data["sections"]["events"]] == ["Transparency meeting"]
    assert data["practices_url"].endswith(f"/en/practices.json?mission={page.mission.code}")
    assert "## Events\n\n- Transparency meeting: <http" in text


def test_a_mission_without_milestones_says_so(client: Client) -> None:
    mission_page()

    assert client.get("/en/missions/ethical-use.json").json()["milestones"] == []
    assert "No evidence yet." in client.get("/en/missions/ethical-use.md").content.decode()


def test_what_is_not_there_or_private_is_not_found(client: Client) -> None:
    page = mission_page()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/en/missions/nothing.json").status_code == 404
    assert client.get("/en/missions/ethical-use.json").status_code == 404
