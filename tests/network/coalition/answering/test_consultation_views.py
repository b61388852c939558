"""Each question has its own way to answer until the deadline; answers are published by editors, with consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from network.base.posting import seals
from network.coalition.models import Consultation, ConsultationAnswer
from tests.factories.answers import ConsultationAnswerFactory, ConsultationFactory, GuidingQuestionFactory, event_page
from tests.network.coalition.answering.posting import key_of, send, send_steps

pytestmark = pytest.mark.django_db
TEXT = {"text": "Ask people first."}
WHO = {"answerer_kind": "city", "answerer": "Porto", "may_be_published": "on"}
ANSWER = {"answer": TEXT, "answerer": WHO}
URL = "/en/consultations/guidelines/1/"


@pytest.fixture
def consultation() -> Consultation:
    made: Consultation = ConsultationFactory.create(
        slug="guidelines", event=event_page().event, deadline=timezone.now() + timedelta(days=9)
    )
    for number, text in enumerate(["What first?", "What then?"]):
        GuidingQuestionFactory.create(consultation=made, text=text, sort_order=number)
    return made


@pytest.mark.usefixtures("consultation")
def test_each_question_leads_to_its_own_form(client: Client) -> None:
    text = client.get("/en/consultations/guidelines/").content.decode()

    assert "What first?" in text
    assert f'href="{URL}"' in text
    assert 'href="/en/consultations/guidelines/2/"' in text


@pytest.mark.usefixtures("consultation")
def test_an_answer_is_kept_once_and_shown_when_an_editor_publishes_it(client: Client) -> None:
    key = key_of(client, URL)
    answers = [send_steps(client, URL, ANSWER, key) for _time in range(2)]

    kept = ConsultationAnswer.objects.get()
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (kept.question.text, kept.answerer, kept.may_be_published) == ("What first?", "Porto", True)
    assert client.get(answers[0]["Location"]).status_code == 200
    assert "Ask people first." not in client.get("/en/consultations/guidelines/").content.decode()

    ConsultationAnswer.objects.update(state="published")
    page = client.get("/en/consultations/guidelines/").content.decode()
    assert "Ask people first." in page
    assert "For a city: Porto" in page
    assert "1 published answer" in page


def test_what_was_not_agreed_to_is_never_shown(consultation: Consultation, client: Client) -> None:
    question = consultation.questions.get(text="What first?")
    ConsultationAnswerFactory.create(question=question, text="Keep it", state="published", may_be_published=False)
    ConsultationAnswerFactory.create(
        question=question, text="Raw text", public_text="Tidy text", state="published", may_be_published=True,
        email="ana@example.org",
    )  # fmt: skip

    page = client.get("/en/consultations/guidelines/").content.decode()

    assert "Tidy text" in page
    assert not any(text in page for text in ("Keep it", "Raw text", "ana@example.org"))


@pytest.mark.usefixtures("consultation")
def test_a_city_says_its_name(client: Client) -> None:
    answer = send(client, URL, step="answerer", **WHO | {"answerer": ""})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Say for which city or organisation you answer." in page
    assert page.count('class="error"') == 1
    assert "<title>Error: Answer question 1" in page


@pytest.mark.usefixtures("consultation")
def test_every_page_of_an_answer_shows_the_question(client: Client) -> None:
    key = key_of(client, URL)
    pages = [send(client, URL, key, step=name, **fields).content.decode() for name, fields in ANSWER.items()]

    assert all("What first?" in page and "What then?" not in page for page in pages)
    assert "Who you are, and your consent" in pages[0]
    assert all(words in pages[1] for words in ("Ask people first.", "For a city", "Porto", "Yes", "Not given"))


@pytest.mark.usefixtures("consultation")
def test_the_key_of_one_question_opens_no_draft_of_another(client: Client) -> None:
    key = key_of(client, URL)
    send(client, URL, key, step="answer", **TEXT)

    other = send(client, "/en/consultations/guidelines/2/", key, step="answerer", **WHO).content.decode()

    assert "Ask people first." not in other
    assert 'name="text"' in other


@pytest.mark.usefixtures("consultation")
def test_the_confirmation_says_until_when_others_answer(client: Client) -> None:
    page = client.get(send_steps(client, URL, ANSWER)["Location"]).content.decode()

    assert "What happens next" in page
    assert "you can answer the other questions" in page


def test_after_the_deadline_nothing_is_taken(consultation: Consultation, client: Client) -> None:
    Consultation.objects.update(deadline=timezone.now() - timedelta(minutes=1), outcome="<p>Adopted in 2025.</p>")

    answer = client.post(URL, TEXT | {"sending": seals.new_key(), "step": "answer"})

    assert answer.status_code == 409
    assert "<form class" not in client.get(URL).content.decode()
    page = client.get("/en/consultations/guidelines/").content.decode()
    assert "Adopted in 2025." in page
    assert URL not in page
    assert not ConsultationAnswer.objects.exists()


def test_one_that_was_held_without_questions_says_so(client: Client) -> None:
    ConsultationFactory.create(slug="held", event=event_page().event, held_on="2024-09-05", summary="<p>For all.</p>")

    page = client.get("/en/consultations/held/").content.decode()

    assert "Held on 5 September 2024" in page
    assert "The guiding questions were not published." in page
    assert "Nothing is known of the outcome yet." in page


@pytest.mark.usefixtures("consultation")
@pytest.mark.parametrize("path", ["nowhere/", "guidelines/0/", "guidelines/3/", f"guidelines/{'9' * 40}/"])
def test_what_is_not_there_is_not_found(path: str, client: Client) -> None:
    assert client.get(f"/en/consultations/{path}").status_code == 404


@pytest.mark.parametrize("hidden", ["consultation", "event"])
def test_what_is_not_public_is_not_found(hidden: str, consultation: Consultation, client: Client) -> None:
    if hidden == "consultation":
        Consultation.objects.update(is_public=False)
    else:
        consultation.event.pages.update(live=False)

    assert client.get("/en/consultations/guidelines/").status_code == 404
    assert client.get(URL).status_code == 404


@pytest.mark.parametrize("count", [1, 8])
def test_questions_and_answers_cost_the_same_whatever_their_number(
    count: int, consultation: Consultation, client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for _number in range(count):
        ConsultationAnswerFactory.create_batch(
            count, question=GuidingQuestionFactory.create(consultation=consultation), state="published",
            may_be_published=True,
        )  # fmt: skip
    client.get("/en/consultations/guidelines/")

    with django_assert_max_num_queries(6):
        client.get("/en/consultations/guidelines/")


@pytest.mark.usefixtures("consultation")
@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "a" * 6_000, "‮"])
@pytest.mark.parametrize(
    ("step", "field"), [("answer", "text"), *(("answerer", field) for field in [*sorted(WHO), "email"])]
)
def test_nothing_in_a_field_breaks_it(step: str, field: str, text: str, client: Client) -> None:
    answer = send_steps(client, URL, ANSWER | {step: ANSWER[step] | {field: text}})

    assert answer.status_code in {303, 422}
    assert b"<script>alert" not in answer.content
    assert ConsultationAnswer.objects.count() == (answer.status_code == 303)
