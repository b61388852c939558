"""One registers without an account, learns what one got, and cancels by the link in the mail."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from network.base.posting import seals
from network.coalition.models import EventPage, Registration
from tests.factories.answers import event_page
from tests.network.coalition.answering.posting import key_of, send

pytestmark = pytest.mark.django_db
URL = "/en/events/meeting/register/"
PERSON: dict[str, Any] = {
    "name": "Ana Example", "email": "ana@example.org", "affiliation": "Porto", "presence": "in-person",
    "language": "en", "access_needs": "Captions",
}  # fmt: skip


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def register(client: Client, url: str = URL, **changes: Any) -> str:
    """What the page says after it."""
    answer = send(client, url, **PERSON | changes)
    assert answer.status_code == 303, answer.content.decode()
    return client.get(answer["Location"]).content.decode()


def link() -> str:
    """The signed link in the newest mail."""
    found = re.search(r"http://[^/]+(/\w\w(?:-\w\w)?/registration/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_whoever_registers_has_a_seat_and_a_mail(client: Client) -> None:
    event_page(start_time=time(9), time_zone="America/Maceio")

    page = register(client)

    registration, [letter] = Registration.objects.get(), mail.outbox
    assert "You are registered" in page
    assert (registration.state, registration.access_needs) == ("confirmed", "Captions")
    assert letter.to == ["ana@example.org"]
    assert letter.subject == "You are registered: Meeting"
    assert "09:00 (America/Maceio, UTC−03:00)" in letter.body
    assert link() in letter.message().as_string().replace("=\n", "")
    assert not client.cookies


def test_the_form_says_how_many_seats_are_left(client: Client) -> None:
    event_page(capacity=1)

    assert "1 seat is left." in client.get(URL).content.decode()


def test_who_comes_when_all_seats_are_taken_waits_and_moves_up(client: Client) -> None:
    event_page(capacity=1)
    register(client)
    cancelling = link()

    page = register(client, name="Ben", email="ben@example.org")
    assert "You are on the waiting list" in page
    assert "waiting list" in mail.outbox[-1].subject
    client.get(cancelling)
    assert Registration.objects.filter(state="cancelled").count() == 0  # opening it changes nothing
    assert client.post(cancelling).status_code == 303

    assert list(Registration.objects.values_list("state", flat=True)) == ["cancelled", "confirmed"]
    assert [letter.subject for letter in mail.outbox[-2:]] == ["Cancelled: Meeting", "You have a seat: Meeting"]
    assert "This registration is cancelled." in client.get(cancelling).content.decode()
    assert client.post(cancelling).status_code == 303
    assert len(mail.outbox) == 4


def test_online_places_of_a_mixed_event_have_no_number(client: Client) -> None:
    event_page(capacity=1, attendance="both")
    register(client)

    assert "You are registered" in register(client, email="ben@example.org", presence="online")


@pytest.mark.parametrize(("attendance", "presence"), [("online", "online"), ("in-person", "in-person")])
def test_where_there_is_one_way_nobody_is_asked(attendance: str, presence: str, client: Client) -> None:
    event_page(attendance=attendance)

    assert 'name="presence"' not in client.get(URL).content.decode()
    register(client, presence="")
    assert Registration.objects.get().presence == presence


def test_the_same_form_twice_is_one_registration(client: Client) -> None:
    event_page()
    key = key_of(client, URL)

    answers = [send(client, URL, key, **PERSON) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Registration.objects.count() == len(mail.outbox) == 1


def test_the_same_person_again_gets_the_mail_again_and_the_page_tells_nothing(client: Client) -> None:
    event_page(capacity=1)
    register(client)

    page = register(client, email="ANA@example.org")

    assert Registration.objects.count() == 1
    assert "You are on the waiting list" in page  # as anybody who comes now
    assert [letter.subject for letter in mail.outbox] == ["You are registered: Meeting"] * 2


def test_a_mistake_keeps_what_was_written(client: Client) -> None:
    event_page()

    answer = send(client, URL, **PERSON | {"email": "ana", "presence": ""})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "<title>Error: Register" in page
    assert 'value="Ana Example"' in page
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"takes_registrations": False}, "no registration here"),
        ({"registration_opens": timezone.now() + timedelta(days=1)}, "has not opened yet"),
        ({"registration_closes": timezone.now() - timedelta(days=1)}, "has closed"),
        ({"start": "2024-09-05"}, "has closed"),
    ],
)
def test_nobody_registers_when_it_is_not_open(fields: dict[str, Any], said: str, client: Client) -> None:
    event_page(**fields)

    page = client.get(URL).content.decode()
    answer = client.post(URL, PERSON | {"sending": seals.new_key()})

    assert said in page
    assert "<form class" not in page
    assert answer.status_code == 409
    assert not Registration.objects.exists()


def test_what_is_no_public_event_takes_nobody(client: Client) -> None:
    EventPage.objects.filter(pk=event_page().pk).update(live=False)

    assert client.get(URL).status_code == 404
    assert client.get("/en/events/nowhere/register/").status_code == 404
    assert client.get("/en/events/meeting/register/sent/made-up/").status_code == 404


def test_a_changed_link_says_what_to_do(client: Client) -> None:
    event_page()
    register(client)

    answer = client.get(link()[:-5] + "/")

    assert answer.status_code == 404
    assert "copy the whole of it" in answer.content.decode()
    assert "/en/events/" in answer.content.decode()
    assert client.post(link()[:-5] + "/").status_code == 404


def test_an_old_link_says_what_to_do(client: Client) -> None:
    event_page()
    register(client)
    address = link()

    with time_machine.travel(timezone.now() + timedelta(days=600)):
        old = client.get(address)
    Registration.objects.update(erased_at=timezone.now())
    erased = client.get(address)

    assert (old.status_code, erased.status_code) == (410, 410)
    assert "has run out" in old.content.decode()


def test_the_link_of_an_event_that_is_over_has_nothing_to_cancel(client: Client) -> None:
    page = event_page()
    register(client)
    EventPage.objects.filter(pk=page.pk).update(start=str(date.today() - timedelta(days=9)))

    assert "This event is over." in client.get(link()).content.decode()
    client.post(link())
    assert Registration.objects.get().state == "confirmed"


def test_a_link_is_not_followed_from_another_site(client: Client) -> None:
    event_page()
    register(client)

    assert client.post(link(), headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert Registration.objects.get().state == "confirmed"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "=1+1", "a" * 6_000, "a\r\nBcc: b@example.org"])
@pytest.mark.parametrize("field", sorted(PERSON))
def test_nothing_in_a_field_breaks_it(field: str, text: str, client: Client) -> None:
    event_page()

    answer = send(client, URL, **PERSON | {field: text})

    assert answer.status_code in {303, 422}
    assert b"<script>alert" not in answer.content
    assert Registration.objects.count() == (answer.status_code == 303)
    assert all(len(letter.recipients()) == 1 for letter in mail.outbox)
