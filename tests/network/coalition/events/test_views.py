from __future__ import annotations

import pytest
from django.test import Client
from icalendar import Calendar

from network.coalition.models import EventPage
from tests.factories.events import event_page, told_in_full, translated, with_hours

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> EventPage:
    return with_hours(slug="meeting", title="Meeting")


def summaries(content: bytes) -> list[str]:
    return [str(each["summary"]) for each in Calendar.from_ical(content).walk("VEVENT")]


def test_an_event_as_a_calendar(page: EventPage, client: Client) -> None:
    answer = client.get("/en/events/meeting/event.ics")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="meeting.ics"'
    assert summaries(answer.content) == ["Meeting"]
    assert client.get("/en/events/meeting/event.ics", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_session_as_a_calendar(page: EventPage, client: Client) -> None:
    assert summaries(client.get("/en/events/meeting/opening-words.ics").content) == ["Opening words"]
    assert client.get("/en/events/meeting/a-surprise.ics").status_code == 404
    assert client.get("/en/events/meeting/unknown.ics").status_code == 404


def test_the_whole_programme_as_a_calendar_with_its_parts(page: EventPage, client: Client) -> None:
    event_page(page, title="Assembly", start="2027-09-06")
    event_page(page, title="Some day", start="2027-09")

    found = summaries(client.get("/en/events/meeting/programme.ics").content)

    assert set(found) == {"Meeting", "Opening words", "Last words", "Assembly"}


def test_a_part_has_a_calendar_of_its_own(page: EventPage, client: Client) -> None:
    event_page(page, title="Assembly", slug="assembly", start="2027-09-06")

    assert summaries(client.get("/en/events/meeting/assembly/event.ics").content) == ["Assembly"]


def test_the_calendar_of_a_translation_has_its_words_and_those_of_its_parts_where_they_are_translated(
    page: EventPage, client: Client
) -> None:
    assembly = event_page(page, title="Assembly", start="2027-09-06")
    event_page(page, title="Dinner", start="2027-09-06")
    translated(page, title="Reunión")
    translated(assembly, title="Asamblea")

    found = set(summaries(client.get("/es/events/meeting/programme.ics").content))

    assert {"Reunión", "Asamblea", "Dinner"} <= found
    assert "Assembly" not in found


def test_an_event_without_an_exact_date_has_no_calendar(client: Client) -> None:
    event_page(slug="some-day", start="2027-09")

    assert client.get("/en/events/some-day/event.ics").status_code == 404
    assert client.get("/en/events/some-day/programme.ics").status_code == 404
    assert client.get("/en/events/some-day.json").json()["start"] == "2027-09"


def test_an_event_as_data(client: Client) -> None:
    page = told_in_full(slug="full", title="Rights")

    told = client.get("/en/events/full.json").json()

    assert (told["id"], told["kind"], told["slug"]) == (page.event_id, "event", "full")
    assert told["alternative_titles"] == ["Evento", "Événement"]
    assert (told["start"], told["end"], told["time_zone"]) == ("2027-09-05", "2027-09-06", "America/Maceio")
    assert [len(told[name]) for name in ("organisers", "partners", "forums")] == [1, 2, 1]
    assert [len(told[name]) for name in ("sessions", "parts", "related", "figures", "facts", "roles")] == [1] * 6
    assert told["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["texts"]["about"] == "It is about rights."


def test_what_is_not_known_is_told_as_unknown(client: Client) -> None:
    event_page(slug="little")

    told = client.get("/en/events/little.json").json()

    assert told["status"] == "undated"
    assert {told[name] for name in ("start", "end", "place", "city", "attendance", "website", "audience")} == {None}
    assert (told["sessions"], told["missions"], told["texts"]) == ([], [], {})


def test_an_event_as_text_says_what_its_page_says(client: Client) -> None:
    told_in_full(slug="full", title="Rights *and* <duties>")

    answer = client.get("/en/events/full.md")

    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith(r"# Rights \*and\* \<duties\>")
    for words in ("5–6 September 2027", "It is about rights.", "Session 0", "0 cities", "Evento · Événement"):
        assert words in text


@pytest.mark.parametrize("form", [".json", ".md", "/event.ics", "/programme.ics", "/opening-words.ics"])
def test_what_was_taken_back_is_gone_in_every_form(form: str, page: EventPage, client: Client) -> None:
    page.unpublish()

    assert client.get(f"/en/events/meeting{form}").status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/en/events/x.json",
        "/en/events/x/event.ics",
        "/en/events/%00/event.ics",
        "/en/events/%ff.md",
        "/en/events/a/b/c/d/e/f/g/h/event.ics",
        f"/en/events/{'x' * 3000}.json",
        "/en/cities/maceio/event.ics",
    ],
)
def test_addresses_that_lead_nowhere_say_so(address: str, client: Client) -> None:
    assert client.get(address).status_code in {400, 404}


def test_an_event_can_only_be_read(page: EventPage, client: Client) -> None:
    assert client.post("/en/events/meeting.json").status_code == 405
    assert client.post("/en/events/meeting/event.ics").status_code == 405


def test_lists_of_events_as_data(page: EventPage, client: Client) -> None:
    told = client.get("/en/events.json").json()

    assert [each["slug"] for each in told["results"]] == ["meeting"]
    assert b"meeting" in b"".join(client.get("/en/events.csv").streaming_content)  # type: ignore[attr-defined]
    assert "/en/events/meeting/" in client.get("/en/events.atom").content.decode()
    assert client.get(f"/id/event/{page.event_id}")["Location"] == "/en/events/meeting/"
