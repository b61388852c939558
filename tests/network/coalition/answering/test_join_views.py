"""A city asks to join, one topic a page: everything is saved, can be changed, finished later, and is sent once."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from network.base import outbox
from network.base.models import Draft
from network.coalition.models import Message
from tests.network.coalition.answering.posting import key_of, send, send_steps

pytestmark = pytest.mark.django_db
URL = "/en/join/"
CITY: dict[str, Any] = {"city": "Porto", "checklist": ["open-data", "algorithms"]}
PERSON = {"name": "Ana Example", "role": "Officer", "email": "ana@example.org"}
REASON = {"language": "en", "text": "To learn from others."}
STEPS: dict[str, dict[str, Any]] = {"city": CITY, "person": PERSON, "reason": REASON}


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def link_in(letter: Any) -> str:
    found = re.search(r"http://[^/]+(/\S+/continue/\S+)", str(letter.body))
    assert found is not None
    return found[1]


def test_a_city_asks_to_join_and_gets_one_confirmation(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "network.base.mail.OutboxBackend"
    key = key_of(client, URL)
    answers = [send_steps(client, URL, STEPS, key) for _time in range(2)]
    outbox.deliver_all()

    message, [letter] = Message.objects.get(), mail.outbox
    assert [answer["Location"] for answer in answers] == ["/en/join/sent/"] * 2
    assert (message.kind, message.city, message.checklist) == ("join", "Porto", ["open-data", "algorithms"])
    assert (message.name, message.role, message.language) == ("Ana Example", "Officer", "en")
    assert letter.to == ["ana@example.org"]
    assert "Porto" in letter.body
    assert "<p>" in letter.message().as_string()


def test_the_confirmation_says_what_happens_next_and_when(client: Client) -> None:
    page = client.get("/en/join/sent/").content.decode()

    assert all(words in page for words in ("What happens next", "Within minutes:", "Nothing after 30 days?"))


def test_sharing_a_practice_leads_there_and_says_what_comes(client: Client) -> None:
    practice = f"{URL}?for=practice"
    second = send(client, practice, step="city", **CITY).content.decode()

    assert f'href="{practice}"' in client.get("/en/").content.decode()
    assert "Soon city staff will tell" in client.get(practice).content.decode()
    assert "Soon city staff will tell" in second
    assert f'action="{practice}"' in second


@pytest.mark.parametrize(
    ("step", "fields", "errors"),
    [("city", {"checklist": "made-up"}, 2), ("person", {}, 3), ("reason", {"language": "xx"}, 2)],
)
def test_what_is_asked_on_a_page_is_needed(step: str, fields: dict[str, str], errors: int, client: Client) -> None:
    answer = send(client, URL, step=step, **fields)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count('class="error"') == errors
    assert "<title>Error: " in page
    assert all(f'id="{each}"' in page for each in re.findall(r'<li><a href="#(id_[^"]+)"', page))


def test_all_is_checked_before_it_is_sent_and_each_topic_can_be_changed(client: Client) -> None:
    key = key_of(client, URL)
    for name, fields in STEPS.items():
        check = send(client, URL, key, step=name, **fields).content.decode()
    changing = send(client, URL, key, step="check", go="person").content.decode()
    changed = send(client, URL, key, step="person", **PERSON | {"role": "Mayor"}).content.decode()

    assert "Check your answers" in check
    assert all(
        words in check for words in ("Porto", "work on transparent", "Officer", "English", "To learn from others.")
    )
    assert 'value="ana@example.org"' in changing
    assert "Check your answers" in changed
    assert "Mayor" in changed
    assert not Message.objects.exists()


def test_it_can_be_finished_later_by_a_link_that_works_once(client: Client) -> None:
    key = key_of(client, URL)
    send(client, URL, key, step="city", **CITY)
    asked = send(client, URL, key, step="person", go="later", **PERSON | {"role": ""}).content.decode()
    told = send(client, URL, key, step="later", email="ana@example.org")
    [letter] = mail.outbox
    link = link_in(letter)
    page = client.get(link).content.decode()

    resumed = client.post(URL, {"sending": re.findall(r'name="sending" value="([^"]+)"', page)[0]}).content.decode()

    assert 'value="ana@example.org"' in asked
    assert told["Location"] == "/en/continue/"
    assert "14 days" in client.get("/en/continue/").content.decode()
    assert not any(words in letter.body + page for words in ("Porto", "Ana"))
    assert "You and your role" in resumed
    assert 'value="Ana Example"' in resumed
    assert 'class="error"' not in resumed
    used = client.get(link)
    assert (used.status_code, "This link does not work" in used.content.decode()) == (410, True)


def test_opening_the_link_alone_uses_nothing_up(client: Client) -> None:
    send(client, URL, key := key_of(client, URL), step="city", **CITY)
    send(client, URL, key, step="later", email="ana@example.org")
    link = link_in(mail.outbox[0])

    assert [client.get(link).status_code for _time in range(3)] == [200] * 3


@pytest.mark.parametrize("spoil", [lambda link: f"{link[:-4]}/", lambda link: "/en/continue/x/"])
def test_a_spoilt_link_says_what_to_do(spoil: Any, client: Client) -> None:
    send(client, URL, key := key_of(client, URL), step="city", **CITY)
    send(client, URL, key, step="later", email="ana@example.org")
    answer = client.get(spoil(link_in(mail.outbox[0])))

    assert answer.status_code == 404
    assert "copy the whole of it" in answer.content.decode()


def test_a_link_to_what_was_erased_says_so(client: Client) -> None:
    send(client, URL, key := key_of(client, URL), step="city", **CITY)
    send(client, URL, key, step="later", email="ana@example.org")
    Draft.objects.all().delete()
    answer = client.get(link_in(mail.outbox[0]))

    assert answer.status_code == 410
    assert "what you had written is erased" in answer.content.decode()


def test_nothing_that_was_typed_stays_in_the_draft_once_it_is_sent(client: Client) -> None:
    send_steps(client, URL, STEPS)
    draft = Draft.objects.get()

    assert (draft.answers, draft.link, draft.sent_at is not None) == ({}, "", True)
    assert Message.objects.get().name == "Ana Example"


def test_no_cookie_no_log_line_and_no_address_holds_what_is_typed(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        key = key_of(client, URL)
        answer = send_steps(client, URL, STEPS, key)

    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not client.cookies
    assert not any(secret in line for line in said for secret in (key, "Ana Example", "ana@example.org"))
    assert "?" not in answer["Location"]


HOSTILE = [
    "<script>alert(1)</script>", "' OR 1=1 --", "\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "{{ settings.SECRET_KEY }}", "=HYPERLINK(1)", "a" * 40_000, "\r\nBcc: all@example.org", "‮⁦", "%s%n", "../../etc",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(("step", "field"), [(step, field) for step, fields in STEPS.items() for field in fields])
def test_nothing_in_a_field_of_a_request_breaks_it(step: str, field: str, text: str, client: Client) -> None:
    answer = send_steps(client, URL, STEPS | {step: STEPS[step] | {field: text}})

    assert answer.status_code in {303, 422}
    assert b"<script>alert" not in answer.content
    assert Message.objects.count() == (answer.status_code == 303)
    assert all("\n" not in each.subject and len(each.recipients()) == 1 for each in mail.outbox)
    assert all(len(str(draft.answers)) < 25_000 for draft in Draft.objects.all())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["sending", "confirm_address", "step", "go", "email"])
@pytest.mark.parametrize("step", [*STEPS, "check", "later"])
def test_nothing_in_the_machinery_of_a_page_breaks_it(step: str, field: str, text: str, client: Client) -> None:
    answer = client.post(URL, {"sending": key_of(client, URL), "step": step} | {field: text})

    assert answer.status_code in {200, 422}
    assert b"<script>alert" not in answer.content
    assert not Message.objects.exists()
    assert not mail.outbox
