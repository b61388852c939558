from __future__ import annotations

from datetime import UTC, datetime

import pytest

from network.coalition.events import seats
from network.coalition.events.status import Status, Window
from network.coalition.events.telling import telling
from network.coalition.models import EventItem, EventPage, EventParty, ItemKind, PartKind
from tests.factories.cities import CityFactory, CityPageFactory, CityRoleFactory, OrganisationPageFactory
from tests.factories.events import event_page, role, session, told_in_full, translated, with_hours
from tests.factories.practices import practice_page

pytestmark = pytest.mark.django_db

BEFORE = datetime(2027, 1, 1, tzinfo=UTC)


def test_sessions_stand_by_day_and_hour_and_those_without_a_time_come_last() -> None:
    told = telling(with_hours(), "en")

    assert [day.label for day in told.days] == ["Sunday 5 September", "Monday 6 September", ""]
    assert [each.session.title for day in told.days for each in day.sessions] == [
        "Opening words",
        "Last words",
        "A surprise",
    ]
    assert told.days[0].sessions[0].hours == "09:00–10:30"
    assert told.offset == "UTC−03:00"


def test_only_a_session_with_a_day_has_a_calendar() -> None:
    told = telling(with_hours(slug="meeting"), "en")

    assert [each.url for day in told.days for each in day.sessions] == [
        "/en/events/meeting/opening-words.ics",
        "/en/events/meeting/last-words.ics",
        "",
    ]


def test_hours_are_not_told_without_a_time_zone() -> None:
    told = telling(with_hours(time_zone=""), "en")

    assert {each.hours for day in told.days for each in day.sessions} == {""}
    assert told.offset == ""


def test_who_organises_and_who_supports_lead_to_their_pages() -> None:
    city, organisation = CityPageFactory(), OrganisationPageFactory()
    page = event_page(
        parts={
            "parties": [
                EventParty(part=PartKind.ORGANISER, city=city.city),
                EventParty(part=PartKind.FORUM, organisation=organisation.organisation),
            ]
        }
    )
    for each in (city, organisation):
        each.save_revision().publish()

    told = telling(page, "es")

    assert [(each.name, each.url) for each in told.parties(PartKind.ORGANISER)] == [
        (city.city.name, f"/es/cities/{city.slug}/")
    ]
    assert [each.url for each in told.parties(PartKind.FORUM)] == [f"/es/organisations/{organisation.slug}/"]
    assert told.parties(PartKind.PARTNER) == []


def test_what_came_out_of_it_is_told_while_it_is_public() -> None:
    practice = practice_page()
    practice.save_revision().publish()
    page = event_page(
        parts={
            "items": [
                EventItem(relation=ItemKind.OUTPUT, practice=practice.practice),
                EventItem(relation=ItemKind.RELATED, event=event_page(live=True, title="Earlier").event),
            ]
        }
    )

    assert [each.title for each in telling(page, "en").items(ItemKind.OUTPUT)] == [practice.title]
    assert [each.title for each in telling(page, "en").items(ItemKind.RELATED)] == ["Earlier"]
    practice.unpublish()
    assert telling(page, "en").items(ItemKind.OUTPUT) == []


def test_parts_of_an_event_are_told_in_the_order_of_time_without_their_own_parts() -> None:
    whole = event_page(start="2027-09-05")
    later = event_page(whole, title="Later", start="2027-09-06")
    event_page(whole, title="Earlier", start="2027-09-05")
    event_page(later, title="Part of a part", start="2027-09-06")

    assert [each.title for each in telling(whole, "en").entries.parts] == ["Earlier", "Later"]


def test_roles_of_the_host_are_told_where_the_page_speaks_of_the_host() -> None:
    host = CityPageFactory().city
    CityRoleFactory(city=host)

    assert len(telling(event_page(host_city=host, host_story="<p>It leads.</p>"), "en").host_roles) == 1
    assert telling(event_page(host_city=host), "en").host_roles == []


def test_cities_are_told_with_what_they_do_there() -> None:
    page, city = event_page(), CityPageFactory().city
    role(page, city, "participant")

    [(words, party)] = telling(page, "en").taking_part

    assert (words, party.name) == ("Participant", city.name)


def test_an_event_is_full_when_whoever_takes_registrations_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "_sources", [])
    page = event_page(start="2027-09-05", takes_registrations=True, capacity=2)
    left = {page.event_id or 0: 1}
    seats.register_seats(lambda numbers: {number: left[number] for number in numbers if number in left})

    assert telling(page, "en", now=BEFORE).status is Status.OPEN
    left[page.event_id or 0] = 0
    found = telling(EventPage.objects.get(pk=page.pk), "en", now=BEFORE)
    assert (found.status, found.window) == (Status.FULL, Window.OPEN)


def test_a_translation_tells_its_words_and_the_facts_of_its_source() -> None:
    page = told_in_full(title="Rights")
    other = translated(page, title="Derechos", start="1999", place="Nowhere")

    told = telling(other, "es")

    assert told.page.title == "Derechos"
    assert told.facts_page.pk == page.pk
    assert told.when == "5–6 de septiembre de 2027"
    assert len(told.contents.sessions) == 1


def test_the_place_names_the_city_and_the_country_once() -> None:
    host = CityFactory(name="Maceió", country_code="BR")

    assert telling(event_page(host_city=host, place="Hotel, Maceió"), "en").place == "Hotel, Maceió, Brazil"
    assert telling(event_page(host_city=host, place="Hotel"), "en").place == "Hotel, Maceió, Brazil"
    assert telling(event_page(place="Nairobi"), "en").place == "Nairobi"


def test_a_preview_shows_what_is_not_saved_yet() -> None:
    page = event_page()
    page.sessions = [session("Not saved")]

    told = telling(page, "en", from_memory=True)

    assert [each.title for each in told.contents.sessions] == ["Not saved"]
