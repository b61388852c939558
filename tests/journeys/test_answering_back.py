"""Whoever has no account answers back: by keyboard alone, at 320 px, with JavaScript and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect

from network.coalition.models import ConsultationAnswer, Message, Registration
from tests.factories.answers import ConsultationFactory, GuidingQuestionFactory, RegistrationFactory, event_page
from tests.factories.coalition import city_page

pytestmark = [pytest.mark.sqlite, pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NARROW: ViewportSize = {"width": 320, "height": 640}
FARTHEST = 90  # steps with the keyboard
MAIN_BUTTON = "main form .row > button:first-child"


class Visitor:
    """Uses the keyboard only; looks at every page that comes for what a machine can see."""

    def __init__(self, page: Page, base: str, *, with_script: bool) -> None:
        self.page, self.base, self.with_script = page, base, with_script

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.base}{path}")
        self.looks()

    def looks(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        if self.with_script:
            found = Axe().run(self.page, options={"resultTypes": ["violations"]})
            assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"

    def goes_to(self, selector: str) -> None:
        for _step in range(FARTHEST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{selector} is not reached by keyboard at {self.page.url}")

    def writes(self, **fields: str) -> None:
        for name, text in fields.items():
            self.goes_to(f"main [name={name}]")
            self.page.keyboard.insert_text(text)

    def ticks(self, name: str) -> None:
        self.goes_to(f"main [name={name}]")
        self.page.keyboard.press("Space")

    def presses(self, selector: str) -> None:
        self.goes_to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def sends(self, heading: str, button: str = "main form button[type=submit]") -> None:
        self.presses(button)
        expect(self.page.locator("h1")).to_have_text(heading)
        self.looks()

    def sends_too_early(self) -> None:
        """The mistake is named in the title, on top and beside the field."""
        self.presses("main form button[type=submit]")
        expect(self.page).to_have_title(re.compile("^Error: "))
        expect(self.page.locator(".errors a").first).to_be_visible()
        if self.with_script:
            expect(self.page.locator(".errors")).to_be_focused()
        self.looks()


@pytest.fixture(params=["with script", "without script"])
def visitor(chromium: Browser, live_server: Any, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with_script = request.param == "with script"
    with chromium.new_context(java_script_enabled=with_script, viewport=NARROW, reduced_motion="reduce") as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        yield Visitor(page, live_server.url, with_script=with_script)
        assert context.cookies() == []


def leaves_a_comment(visitor: Visitor) -> None:
    visitor.opens("/en/cities/maceio/")
    visitor.presses(".answer-back a")
    visitor.sends_too_early()
    visitor.writes(text="The map could be larger.")
    visitor.sends("Your message has arrived")

    message = Message.objects.get(kind="comment")
    assert (message.page, message.text) == ("/en/cities/maceio/", "The map could be larger.")


def reports_an_error(visitor: Visitor) -> None:
    visitor.opens("/en/cities/maceio/")
    visitor.presses(".answer-back a[href*=error]")
    expect(visitor.page.locator("main [name=about]")).to_have_value("/en/cities/maceio/")
    visitor.writes(text="Wrong country.", email="me@example.org")
    visitor.sends("Your message has arrived")

    assert Message.objects.get(kind="error").text == "Wrong country."


def register(visitor: Visitor, slug: str, heading: str) -> Registration:
    visitor.opens(f"/en/events/{slug}/register/")
    visitor.sends_too_early()
    visitor.writes(name="Ana Example", email="ana@example.org", affiliation="Porto")
    visitor.ticks("presence")
    visitor.sends(heading)
    found: Registration = Registration.objects.get(event__pages__slug=slug, email="ana@example.org")
    return found


def registers(visitor: Visitor) -> None:
    event_page("meeting", attendance="both", capacity=1)

    assert register(visitor, "meeting", "You are registered").state == "confirmed"


def waits(visitor: Visitor) -> None:
    RegistrationFactory.create(event=event_page("crowded", attendance="both", capacity=1).event)

    assert register(visitor, "crowded", "You are on the waiting list").state == "waiting"
    assert "waiting list" in mail.outbox[-1].subject


def cancels(visitor: Visitor) -> None:
    event_page("cancelled", attendance="both")
    registration = register(visitor, "cancelled", "You are registered")
    link = re.search(r"http://[^/]+(/en/registration/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    visitor.opens(link[1])
    visitor.sends("Your registration")

    expect(visitor.page.get_by_text("This registration is cancelled.")).to_be_visible()
    registration.refresh_from_db()
    assert registration.state == "cancelled"
    visitor.opens(link[1][:-4] + "/")
    expect(visitor.page.locator("h1")).to_have_text("This link does not work")


def answers_a_question(visitor: Visitor) -> None:
    deadline = timezone.now() + timedelta(days=3)
    consultation = ConsultationFactory.create(slug="asked", event=event_page("asking").event, deadline=deadline)
    GuidingQuestionFactory.create(consultation=consultation, text="What should come first?")
    visitor.opens("/en/consultations/asked/")
    visitor.presses("main a[href$='/asked/1/']")
    visitor.sends_too_early()
    visitor.writes(text="People.")
    visitor.sends("Who you are, and your consent")
    visitor.sends_too_early()
    visitor.ticks("answerer_kind")
    visitor.writes(answerer="Porto")
    visitor.ticks("may_be_published")
    visitor.sends("Check your answers")
    expect(visitor.page.get_by_text("For a city")).to_be_visible()
    visitor.sends("Your answer has arrived", MAIN_BUTTON)

    answer = ConsultationAnswer.objects.get()
    assert (answer.text, answer.answerer_kind, answer.may_be_published) == ("People.", "city", True)


def asks_to_join(visitor: Visitor) -> None:
    visitor.opens("/en/join/")
    visitor.sends_too_early()
    visitor.writes(city="Porto")
    visitor.ticks("checklist")
    visitor.sends("You and your role", MAIN_BUTTON)
    visitor.writes(name="Ana Example")
    visitor.sends("Finish later", "main button[value=later]")
    visitor.writes(email="ana@example.org")
    visitor.sends("The link is on its way")
    comes_back(visitor)
    expect(visitor.page.locator("main [name=name]")).to_have_value("Ana Example")
    visitor.writes(role="Officer", email="ana@example.org")
    visitor.sends("Language and reason")
    visitor.sends("You and your role", "main button[value=person]")
    expect(visitor.page.locator("main [name=role]")).to_have_value("Officer")
    visitor.sends("Language and reason")
    visitor.writes(text="To learn from others.")
    visitor.sends("Check your answers")
    changes_the_city(visitor)
    visitor.sends("Your request has arrived", MAIN_BUTTON)

    message = Message.objects.get(kind="join")
    assert (message.city, message.role, len(message.checklist)) == ("Lisbon", "Officer", 1)


def comes_back(visitor: Visitor) -> None:
    """By the link in the mail, which works once."""
    link = re.search(r"http://[^/]+(/en/continue/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    visitor.opens(link[1])
    visitor.sends("You and your role")
    other = visitor.page.context.new_page()
    other.goto(f"{visitor.base}{link[1]}")
    expect(other.locator("h1")).to_have_text("This link does not work")
    other.close()


def changes_the_city(visitor: Visitor) -> None:
    """From the page of checking, and back to it; the browser's own way back keeps what was typed too."""
    visitor.sends("Your city", "main button[value=city]")
    visitor.goes_to("main [name=city]")
    visitor.page.keyboard.press("Control+A")
    visitor.page.keyboard.insert_text("Lisbon")
    visitor.sends("Check your answers", MAIN_BUTTON)
    visitor.page.go_back()
    expect(visitor.page.locator("main [name=city]")).to_have_value("Lisbon")
    visitor.sends("Check your answers", MAIN_BUTTON)
    expect(visitor.page.get_by_text("Lisbon")).to_be_visible()


def test_a_visitor_answers_back(visitor: Visitor) -> None:
    """One after the other in one database: emptying it takes longer than all of them."""
    city_page("maceio")
    for journey in (leaves_a_comment, reports_an_error, registers, waits, cancels, answers_a_question, asks_to_join):
        journey(visitor)
