"""Any form of several steps: saved at each of them, sent once, never lost."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any, ClassVar

import pytest
import time_machine
from django.core import mail
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django.fixtures import Settings

from network.base.models import Draft
from network.base.posting import seals
from network.base.posting.forms import PublicForm, line, text
from network.base.posting.stepped import SteppedView
from network.base.posting.steps import Step, Steps

pytestmark = pytest.mark.django_db


class WhoForm(PublicForm):
    name = line("Name")


class WhyForm(PublicForm):
    reason = text("Reason", longest=20)


class Trial(SteppedView):
    form_name = "trial"
    title = "A trial"
    steps = Steps(Step("who", "Who are you?", WhoForm), Step("why", "Why do you ask?", WhyForm))
    template_name = "posting/steps.html"
    sent_url = "/en/sent/"
    saved: ClassVar[list[tuple[uuid.UUID, dict[str, Any]]]] = []

    def save(self, given: dict[str, Any], submission: uuid.UUID) -> None:
        self.saved.append((submission, given))


class Visitor:
    def __init__(self, rf: RequestFactory) -> None:
        self.rf, self.view = rf, Trial.as_view()
        self.saved: list[tuple[uuid.UUID, dict[str, Any]]] = []
        Trial.saved = self.saved
        self.key = self.key_in(self.view(rf.get("/en/trial/")))

    @staticmethod
    def key_in(page: Any) -> str:
        return re.findall(r'name="sending" value="([^"]+)"', page.content.decode())[0]

    def sends(self, step: str = "", **fields: str) -> HttpResponse:
        answer = self.view(self.rf.post("/en/trial/", {"sending": self.key, "step": step} | fields))
        assert isinstance(answer, HttpResponse)
        return answer

    def sees(self, step: str = "", **fields: str) -> tuple[str, str]:
        """The heading and the page after a sending."""
        page = self.sends(step, **fields).content.decode()
        return re.findall(r"<h1>(.*?)</h1>", page)[0], page


@pytest.fixture
def visitor(rf: RequestFactory) -> Visitor:
    caches["shared"].clear()
    return Visitor(rf)


def test_one_topic_a_page_then_all_of_them_then_sent(visitor: Visitor) -> None:
    headings = [visitor.sees("who", name="Ana")[0], visitor.sees("why", reason="Curious")[0]]
    answer = visitor.sends("check")

    assert headings == ["Why do you ask?", "Check your answers"]
    assert (answer.status_code, answer["Location"]) == (303, "/en/sent/")
    assert [given for _submission, given in visitor.saved] == [{"name": "Ana", "reason": "Curious"}]


def test_each_page_says_which_step_it_is_and_when_it_was_saved(visitor: Visitor) -> None:
    with time_machine.travel("2026-03-01T14:32:10Z", tick=False):
        visitor.key = seals.new_key()
        _heading, page = visitor.sees("who", name="Ana")

    assert "Step 2 of 3" in page
    told = '<time datetime="2026-03-01T14:32:10+00:00" data-own-time="Your time: {hours}">14:32 UTC</time>'
    assert f"Saved at {told}." in page


def test_sent_twice_it_is_saved_once_and_nothing_typed_stays(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    visitor.sends("why", reason="Curious")
    answers = [visitor.sends("check"), visitor.sends("check"), visitor.sends("who", name="Eva")]

    assert {answer["Location"] for answer in answers} == {"/en/sent/"}
    assert len(visitor.saved) == 1
    assert Draft.objects.get().answers == {}


def test_a_mistake_stays_on_its_page_and_what_was_typed_is_saved(visitor: Visitor) -> None:
    answer = visitor.sends("why", reason="This is much longer than it may be")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "<title>Error: Why do you ask?" in page
    assert "much longer than it may be" in page
    assert Draft.objects.get().answers["why"]["reason"] == "This is much longer than it may be"


@pytest.mark.parametrize("go", ["who", "later", "check"])
def test_every_way_off_a_page_keeps_what_stands_on_it(go: str, visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    visitor.sends("why", go=go, reason="Half a sen")

    assert "Half a sen" in visitor.sees("who", go="why", name="Ana")[1]


def test_back_shows_what_was_typed_and_no_errors(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    heading, page = visitor.sees("why", go="who")

    assert heading == "Who are you?"
    assert 'value="Ana"' in page
    assert 'class="errors"' not in page


def test_after_a_change_one_is_back_at_the_page_of_checking(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    visitor.sends("why", reason="Curious")

    assert visitor.sees("check", go="who")[0] == "Who are you?"
    assert visitor.sees("who", name="Eva")[0] == "Check your answers"


def test_nothing_is_sent_while_a_step_is_open(visitor: Visitor) -> None:
    visitor.sends("why", reason="Curious")
    answer = visitor.sends("check")

    assert answer.status_code == 422
    assert "<title>Error: Who are you?" in answer.content.decode()
    assert visitor.saved == []


def test_who_goes_off_the_check_later_comes_back_to_it(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    visitor.sends("why", reason="Curious")

    assert 'value="check"' in visitor.sees("check", go="later")[1]


def test_a_page_of_which_nobody_says_the_name_changes_nothing(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")

    assert visitor.sees("made-up", name="Eva")[0] == "Why do you ask?"
    assert Draft.objects.get().answers == {"who": {"name": "Ana"}}


def test_the_first_page_alone_has_a_time_trap(visitor: Visitor, settings: Settings) -> None:
    settings.FORM_LEAST_SECONDS = 60
    too_fast = visitor.sends("who", name="Ana")
    assert too_fast.status_code == 422
    assert 'value="Ana"' in too_fast.content.decode()
    assert not Draft.objects.exists()

    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        visitor.sends("who", name="Ana")
    assert visitor.sends("why", reason="Curious").status_code == 200


def test_the_trap_stops_each_page(visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    answers = [visitor.sends(step, confirm_address="x") for step in ("who", "why", "check", "later")]

    assert [answer.status_code for answer in answers] == [422] * 4
    assert Draft.objects.get().answers == {"who": {"name": "Ana"}}


def test_as_many_sendings_are_allowed_as_there_are_pages(visitor: Visitor, settings: Settings) -> None:
    settings.FORM_POSTS = 1
    statuses = [visitor.sends("who", name="Ana").status_code for _time in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_whoever_is_stopped_at_the_check_still_sees_the_answers(visitor: Visitor, settings: Settings) -> None:
    visitor.sends("who", name="Ana")
    visitor.sends("why", reason="Curious")
    settings.FORM_POSTS = 0
    page = visitor.sends("check").content.decode()

    assert "Wait ten minutes" in page
    assert "Curious" in page


@pytest.mark.parametrize("step", ["who", "check", "later", "made-up"])
def test_a_key_that_is_not_ours_opens_no_draft_and_gets_a_new_one(step: str, visitor: Visitor) -> None:
    visitor.sends("who", name="Ana")
    visitor.key = f"{visitor.key[:-3]}xxx"
    answer = visitor.sends(step)

    assert answer.status_code == 422
    assert "Ana" not in answer.content.decode()
    assert visitor.key_in(answer) != visitor.key
    assert Draft.objects.count() == 1


def test_a_key_is_good_as_long_as_its_draft_is_kept(visitor: Visitor, settings: Settings) -> None:
    settings.DRAFT_KEPT_DAYS = 5
    visitor.sends("who", name="Ana")

    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert visitor.sends("why", reason="Curious").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        assert visitor.sends("check").status_code == 422


def test_links_are_mailed_a_few_times_only(visitor: Visitor, settings: Settings) -> None:
    visitor.sends("who", name="Ana")
    assert visitor.sends("later", email="no address").status_code == 422
    settings.FORM_POSTS = 2
    statuses = [visitor.sends("later", email="ana@example.org").status_code for _time in range(3)]

    assert statuses == [303, 303, 429]
    assert len(mail.outbox) == 2
