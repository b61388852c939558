"""The page of the event with which it all began carries everything that its source tells, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from icalendar import Calendar

from network.coalition.models import EventPage, EventRole

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

ADDRESS = "/en/events/connected-people-integrated-cities-2024/"
PARTS = ("annual-meeting-2024", "unhabitat-consultation-latin-america-2024")


@pytest.fixture
def html(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert not answer.cookies
    return answer.content.decode()


def test_names_dates_place_and_status(html: str) -> None:
    for words in (
        "Connected People, Integrated Cities</h1>",
        "Connected Cities Integrated People",
        "Pessoas Conectadas, Cidades Integradas",
        "5–6 September 2024",
        "Hotel Jatiúca, Maceió, Brazil",
        "This event is over.",
        "Registration has closed: the event is over.",
    ):
        assert words in html


def test_the_hosts_roles_have_their_dates_sources_and_organisations(html: str) -> None:
    roles = html[html.index("Roles of Maceió") : html.index('id="coalition"')]

    for organisation in ("forum-inova-cidades", "forum-lgpd", "forum-unicidades", "fnp", "iplan-maceio"):
        assert f"/en/organisations/{organisation}/" in roles
    for words in ("Coordinator", "Lead", "Participant", "Works with", "Stated for September 2024", "Source:"):
        assert words in roles
    assert "/en/cities/maceio/" in roles


def test_the_coalitions_figures_have_their_dates_and_sources(html: str) -> None:
    figures = html[html.index('id="coalition"') : html.index('id="programme"')]

    for words in (
        "more than sixty members",
        "More than 50 representatives",
        "20 member cities",
        "UN-Habitat, Eurocities",
    ):
        assert words in figures
    assert figures.count("Source:") == 4


def test_five_subjects_lead_to_the_finder(html: str) -> None:
    for code in ("digital-inclusion", "artificial-intelligence", "data-protection", "digital-rights", "e-services"):
        assert f"/en/search/?theme={code}" in html


def test_organisers_partners_and_forums(html: str) -> None:
    who = html[html.index('id="who"') : html.index('id="missions"')]

    assert re.findall(r"/en/(?:cities|organisations)/([^/]+)/", who) == [
        "maceio",
        "fnp",
        "cc4dr",
        "un-habitat",
        "eurocities",
        "uclg",
        "forum-inova-cidades",
        "forum-lgpd",
        "maceio",
    ]


def test_kinds_of_sessions_as_they_were_announced_and_no_invented_programme(html: str) -> None:
    programme = html[html.index('id="programme"') : html.index('id="who"')]

    for kind in ("Working session", "Roundtable", "Presentation", "Lecture", "Showcase"):
        assert kind in programme
    assert "<time" not in programme


def test_missions_publications_and_related_events(html: str) -> None:
    missions = html[html.index('id="missions"') : html.index('id="related"')]
    related = html[html.index('id="related"') : html.index('id="register"')]

    assert len(re.findall(r"/en/missions/[^/]+/", missions)) == 6
    for slug in (
        "publications/exploring-ai-needs-centred-approach",
        "publications/practical-guides-latin-america",
        "publications/human-rights-digital-era-pilots-europe",
        "publications/six-missions-people-centred-digital-future",
        "events/fostering-transparency-participation",
        "events/mentoring-urban-ai-2024",
        "events/digital-society-digital-cities-2023/annual-meeting-2023",
    ):
        assert f"/en/{slug}/" in related


def test_calls_to_action_and_the_invitation_to_comment(html: str) -> None:
    for words in ("/en/join/", "/en/feedback/?about=", "This is a new platform: leave a comment"):
        assert words in html


@pytest.mark.parametrize("slug", PARTS)
def test_both_parts_have_a_page_and_a_calendar_of_their_own(slug: str, html: str, client: Client) -> None:
    assert f"{ADDRESS}{slug}/" in html
    assert client.get(f"{ADDRESS}{slug}/").status_code == 200
    assert len(Calendar.from_ical(client.get(f"{ADDRESS}{slug}/event.ics").content).walk("VEVENT")) == 1


def test_the_whole_is_one_calendar(client: Client) -> None:
    text = client.get(f"{ADDRESS}programme.ics").content.decode()

    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == ["20240905"] * 3
    assert re.findall(r"DTEND;VALUE=DATE:(\d+)", text) == ["20240907", "20240907", "20240906"]


def test_the_consultation_leads_to_its_outcome_and_asks_nothing_that_was_not_published(client: Client) -> None:
    html = client.get(f"{ADDRESS}{PARTS[1]}/").content.decode()

    assert "/en/publications/international-guidelines-people-centred-smart-cities/" in html
    assert "not published" in html


@pytest.mark.parametrize("words", ["Pessoas Conectadas", "Connected Cities Integrated People"])
def test_it_is_found_by_its_other_titles(words: str, client: Client) -> None:
    told = client.get("/en/search.json", {"q": words}).json()

    assert told["results"][0]["slug"] == "connected-people-integrated-cities-2024"


def test_roles_in_events_are_rows_of_the_events() -> None:
    assert EventRole.objects.count() == 9
    assert EventRole.objects.filter(event__pages__slug="political-meeting-amsterdam-2021").count() == 3


def test_every_event_has_a_sentence_and_no_private_note() -> None:
    pages = EventPage.objects.filter(locale__language_code="en", alias_of=None).select_related("event")

    assert pages.count() == 33
    assert not [page.slug for page in pages if not page.summary]
    assert not [
        page.slug for page in pages if page.event and page.event.editor_note and page.event.editor_note in page.about
    ]
