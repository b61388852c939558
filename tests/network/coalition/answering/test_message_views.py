"""Everybody can leave a comment, once for each sending, and nothing personal is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from network.base.addresses import resolve
from network.coalition.models import Message, MessageKind
from tests.factories.answers import MessageFactory
from tests.factories.directory import directory
from tests.network.coalition.answering.posting import key_of, send

pytestmark = pytest.mark.django_db
URL = "/en/feedback/"


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def test_a_comment_is_kept_with_its_page_and_waits_for_editors(client: Client) -> None:
    answer = send(client, URL, text="The map is blue.", about="/en/cities/maceio/", email="me@example.org")

    assert (answer.status_code, answer["Location"]) == (303, "/en/feedback/sent/")
    message = Message.objects.get()
    assert (message.kind, message.page, message.state) == ("comment", "/en/cities/maceio/", "received")
    listed = client.get(URL).content.decode()
    assert "/en/cities/maceio/" in listed
    assert "The map is blue" not in listed
    assert "me@example.org" not in listed
    assert client.get("/en/feedback/sent/").status_code == 200


def test_every_page_leads_to_the_form_with_its_own_address(client: Client) -> None:
    page = client.get("/en/cities/").content.decode()
    [comment, error] = re.findall(r'href="(/en/feedback/\?[^"]*about=[^"]+)"', page)

    form = client.get(error.replace("&amp;", "&")).content.decode()

    assert "about=%2Fen%2Fcities%2F" in comment
    assert 'value="/en/cities/"' in form
    assert "What is wrong on this page?" in form


def test_a_question_brings_the_words_of_a_search_along_and_nothing_is_kept_before_it_is_sent(client: Client) -> None:
    form = client.get(f"{URL}?kind=question&words=snow+%3Cb%3E%00&about=").content.decode()

    assert "I searched for “snow &lt;b&gt;” and found nothing." in form
    assert "What do you want to know from the cities of the network?" in form
    assert not Message.objects.exists()
    send(client, f"{URL}?kind=question", text="Who removes snow?", kind="question")
    assert Message.objects.get().kind == MessageKind.QUESTION
    assert "Question to the network" in client.get(URL).content.decode()


@pytest.mark.parametrize("entry", ["city", "practice"])
def test_where_nobody_is_named_one_can_be_suggested(entry: str, client: Client) -> None:
    address = directory().addresses[entry]
    page = client.get(address).content.decode()

    [link] = re.findall(r'href="(/en/feedback/\?kind=contact[^"]*)"', page)
    form = client.get(link.replace("&amp;", "&")).content.decode()

    assert "The responsible office is not stated yet." in page
    assert f'value="{address}"' in form
    assert "Name an office, not a person." in form


def test_an_error_report_says_that_it_is_one(client: Client) -> None:
    send(client, URL, kind="error", text="Wrong year.", about="/en/cities/")

    assert Message.objects.get().kind == MessageKind.ERROR


def test_a_kind_that_nobody_offers_is_a_comment(client: Client) -> None:
    send(client, URL, kind="join", text="Let me in.")

    assert Message.objects.get().kind == MessageKind.COMMENT


def test_the_same_form_sent_twice_is_one_row(client: Client) -> None:
    key = key_of(client, URL)

    answers = [send(client, URL, key, text="Once.") for _time in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Message.objects.count() == 1


def test_a_mistake_is_named_and_nothing_is_lost(client: Client) -> None:
    answer = send(client, URL, text=" ", about="https://elsewhere.example/", email="no address")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "<title>Error: Comments and answers" in page
    assert page.count('class="error"') == 3
    assert 'href="#id_email"' in page
    assert 'value="no address"' in page
    assert 'aria-invalid="true"' in page
    assert not Message.objects.exists()


def test_a_form_from_elsewhere_is_refused(client: Client) -> None:
    answer = client.post(URL, {"text": "Spam"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "from another site" in answer.content.decode()


def test_whoever_sends_too_often_keeps_what_he_wrote(client: Client, settings: Settings) -> None:
    settings.FORM_POSTS = 0

    answer = send(client, URL, text="The fortieth comment.")

    assert answer.status_code == 429
    assert "The fortieth comment." in answer.content.decode()


def test_no_cookie_is_set(client: Client) -> None:
    client.get(URL)
    answer = send(client, URL, text="Hello.")

    assert not client.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_states_and_answers_are_public_and_persons_are_not(client: Client) -> None:
    MessageFactory.create(
        text="Call me, Ana", email="ana@example.org", name="Ana",
        state="declined", public_text="A darker map.", answer="It would be hard to read.",
    )  # fmt: skip
    MessageFactory.create(public_text="Buy now", is_hidden=True)
    MessageFactory.create(kind="join", public_text="A city asks", city="Porto")
    page = client.get(URL).content.decode()

    assert all(text in page for text in ("Declined", "A darker map.", "It would be hard to read."))
    assert not any(text in page for text in ("Ana", "Buy now", "A city asks", "Porto"))


def test_a_comment_names_its_page_by_the_title(client: Client) -> None:
    address = directory().addresses["city"]
    title = resolve(address.removeprefix("/en/"), "en").title  # type: ignore[union-attr]
    MessageFactory.create(page=f"{address}?from=menu", public_text="A comma.")
    MessageFactory.create(page="/en/search/?q=x", public_text="A point.")

    page = client.get("/es/feedback/").content.decode()

    assert f'<a href="{address}?from=menu" lang="en">{title}</a>' in page
    assert '<a href="/en/search/?q=x">/en/search/?q=x</a>' in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_whatever_its_length(
    count: int, client: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    MessageFactory.create_batch(count, page="/en/cities/maceio/")
    client.get(URL)

    with django_assert_num_queries(3):
        assert client.get(f"{URL}?page=1").status_code == 200


@pytest.mark.parametrize("asked", ["2", "0", "-1", "9" * 50, "x", "٣", "%00"])
def test_any_page_of_the_list_is_a_page(asked: str, client: Client) -> None:
    MessageFactory.create_batch(21)

    assert client.get(f"{URL}?page={asked}").status_code == 200


HOSTILE = [
    "<script>alert(1)</script>", "' OR 1=1 --", "\x00", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "{{ settings.SECRET_KEY }}", "=HYPERLINK(1)", "a" * 20_000, "\r\nBcc: all@example.org", "‮⁦", "%s%n", "../../etc",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["sending", "confirm_address", "kind", "text", "about", "email", "unknown"])
def test_nothing_in_a_field_of_a_comment_breaks_it(field: str, text: str, client: Client) -> None:
    answer = client.post(URL, {"text": "Hello.", "sending": key_of(client, URL)} | {field: text})

    assert answer.status_code in {303, 422}
    assert b"<script>alert" not in answer.content
    assert Message.objects.count() == (answer.status_code == 303)


@pytest.mark.parametrize("header", ["Origin", "Referer", "User-Agent", "X-Forwarded-For", "Accept-Language", "Cookie"])
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "http://[", "é\x01", "a" * 5_000, "null"])
def test_nothing_in_a_header_breaks_it(header: str, value: str, client: Client) -> None:
    key = key_of(client, URL)
    answer = client.post(URL, {"text": "Hello.", "sending": key}, headers={header: value})

    assert answer.status_code in {303, 403}
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("body", [b"", b"%", b"\xff\xfe", b"text=%ff&sending=%00", b"&&&=" * 100])
def test_a_body_that_is_no_form_is_an_empty_form(body: bytes, client: Client) -> None:
    answer = client.post(URL, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 422


def test_other_ways_of_sending_are_refused(client: Client) -> None:
    assert client.put(URL, b"{}", content_type="application/json").status_code == 405
    assert client.post(URL, b"{}", content_type="application/json").status_code == 422
