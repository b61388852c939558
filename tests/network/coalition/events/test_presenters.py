from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cities.models import OrganisationPage
from network.coalition.models import EventPage, EventParty, PartKind
from search import sync
from tests.factories.answers import (
    ConsultationAnswerFactory,
    ConsultationFactory,
    GuidingQuestionFactory,
    RegistrationFactory,
)
from tests.factories.cities import CityPageFactory, CityRoleFactory, OrganisationPageFactory, publish
from tests.factories.events import event_page, role, told_in_full, translated, with_hours

pytestmark = pytest.mark.django_db

MOST = 15  # queries


def read(client: Client, page: EventPage) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def linked(html: str) -> list[dict[str, Any]]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(text)["@graph"]


def test_a_page_tells_everything_that_is_known(client: Client) -> None:
    html = read(client, told_in_full())

    for words in (
        "5–6 September 2027",
        "This event is announced.",
        "It is about rights.",
        "The host works with others.",
        "It grows.",
        "Session 0",
        "0 cities",
        "theme=topic-0",
        "mission=mission-0",
        "Join the Coalition",
        "leave a comment",
    ):
        assert words in html


def test_every_entry_of_the_jump_list_leads_to_its_heading(client: Client) -> None:
    html = read(client, told_in_full())

    anchors = re.findall(r'<li><a href="#([^"]+)">', html)
    assert len(anchors) == len(set(anchors)) > 8
    assert all(html.count(f'id="{anchor}"') == 1 for anchor in anchors)


def test_what_is_not_known_is_not_there(client: Client) -> None:
    html = read(client, event_page(title="Little"))

    assert "The date of this event is not known." in html
    for absent in ('id="programme"', 'id="missions"', 'id="results"', 'id="related"', "event.ics", "Organised by"):
        assert absent not in html


def test_a_session_whose_time_is_not_announced_says_so(client: Client) -> None:
    html = read(client, with_hours())

    assert html.count("Time not announced") == 2
    assert html.count("Day not announced") == 1
    assert 'datetime="2027-09-05T09:00-03:00" data-until="2027-09-05T10:30-03:00"' in html
    assert "America/Maceio, UTC−03:00" in html


def test_an_event_that_is_over_says_so_and_takes_nobody(client: Client) -> None:
    closed = read(client, event_page(start="2024-09-05"))
    taken = read(client, event_page(start="2024-09-05", takes_registrations=True))

    assert "This event is over." in closed
    assert "Registration has closed: the event is over." in closed
    assert 'class="button bright"' not in taken
    assert 'class="button bright" href="#register"' in read(client, event_page(start="2099", takes_registrations=True))


@pytest.mark.parametrize("size", [1, 4])
def test_a_page_costs_the_same_whatever_it_holds(size: int, client: Client) -> None:
    page = told_in_full(size=size)
    client.get(page.url)

    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)

    assert len(queries) <= MOST


@sync.collected()
def with_everything(size: int) -> EventPage:
    """An event whose host tells its story, that takes registrations, and that asks for answers, all at once."""
    page = told_in_full(size=size, start="2099-09-05", end="2099-09-06", takes_registrations=True, capacity=99)
    assert page.host_city is not None
    for _each in range(size):
        organisation = publish(OrganisationPageFactory()).organisation
        CityRoleFactory(city=page.host_city, organisation=organisation)
        RegistrationFactory(event=page.event)
        consultation = ConsultationFactory(event=page.event, deadline=timezone.now() + timedelta(days=1))
        question = GuidingQuestionFactory(consultation=consultation)
        ConsultationAnswerFactory(question=question, state="published", may_be_published=True)
    return page


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize("language", ["en", "es"])
def test_story_registration_and_consultation_at_once_cost_no_more(size: int, language: str, client: Client) -> None:
    page = with_everything(size)
    if language != "en":
        page = translated(page, language)
    html = read(client, page)
    for key in ("host", "register", "consultation"):
        assert f'id="{key}"' in html
    assert html.count(OrganisationPage.objects.latest("pk").title) == 1

    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)

    assert len(queries) <= MOST, "\n".join(query["sql"] for query in queries)


def test_the_list_tells_what_comes_and_what_was(client: Client) -> None:
    event_page(title="Last year", start="2024-09-05", end="2024-09-06")
    event_page(title="One day", start="2099")
    event_page(title="Who knows")

    html = client.get("/en/events/").content.decode()

    coming, was, unknown = (html.index(f'id="{name}"') for name in ("coming", "past", "undated"))
    assert (
        coming < html.index("One day</a>") < was < html.index("Last year</a>") < unknown < html.index("Who knows</a>")
    )


@pytest.mark.parametrize("number", [1, 6])
def test_the_list_costs_the_same_whatever_its_length(number: int, client: Client) -> None:
    for _ in range(number):
        event_page(start="2099", takes_registrations=True)
    client.get("/en/events/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/events/")

    assert len(queries) <= MOST


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert "No event is announced at the moment." in client.get("/en/events/").content.decode()


def test_machines_read_only_exact_dates(client: Client) -> None:
    exact = linked(read(client, with_hours()))[0]
    loose = linked(read(client, event_page(start="2027-09")))[0]

    assert (exact["@type"], exact["startDate"], exact["endDate"]) == ("Event", "2027-09-05", "2027-09-06")
    assert {each["name"] for each in exact["subEvent"]} == {"Opening words", "Last words"}
    assert exact["subEvent"][0]["startDate"] == "2027-09-05T09:00:00-03:00"
    assert not {"startDate", "endDate", "subEvent", "organizer"} & loose.keys()


def test_a_city_shows_its_events_with_what_it_does_there(client: Client) -> None:
    city = CityPageFactory()
    city.save_revision().publish()
    role(event_page(title="Meeting of cities", host_city=city.city), city.city)

    html = client.get(city.url).content.decode()

    assert "Meeting of cities</a>" in html
    assert "Host, participant" in html


def test_an_organisation_shows_its_events(client: Client) -> None:
    page = OrganisationPageFactory()
    page.save_revision().publish()
    assert "Events</h2>" not in client.get(page.url).content.decode()

    event_page(
        title="Its meeting",
        parts={"parties": [EventParty(part=PartKind.ORGANISER, organisation=page.organisation)]},
    )

    assert "Its meeting</a>" in client.get(page.url).content.decode()


def test_the_home_page_tells_what_the_coalition_did_together(client: Client) -> None:
    assert "What the Coalition did together" not in client.get("/en/").content.decode()

    event_page(title="Founding", start="2018-11-14", is_coalition_event=True)

    html = client.get("/en/").content.decode()
    assert "Founding</a>" in html[html.index("What the Coalition did together") :]
