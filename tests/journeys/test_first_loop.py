"""The first loop: a city drafts and submits, an editor returns it with a comment, then publishes; visitors find it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Page, expect

from network.base.models import User
from network.coalition import roles
from practices.models import Practice, PracticePage
from tests.factories.cities import FocalPointFactory, StewardFactory
from tests.factories.coalition import city_page
from tests.factories.practices import mission, practice_page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "Open register of algorithms"
COMMENT = "Please say what did not work."


@pytest.fixture
def places(transactional_db: None, settings: Any) -> dict[str, Any]:
    """Two cities with their people, an editor, and a draft that only one of the cities may see."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # on a slow machine it meets the click that saves
    roles.sync()
    mission("ethical-use", "Ethical use of technology")
    mission("inclusion", "Inclusion")
    maceio, lyon = city_page("maceio"), city_page("lyon")
    for page in (maceio, lyon):
        page.save_revision().publish()
    FocalPointFactory.create(city=maceio.city)
    draft = practice_page(lyon, title="Unborn practice of Lyon", slug="unborn", live=False)
    draft.save_revision()
    steward = User.objects.create_user("steward@example.org", "correct horse")
    StewardFactory.create(user=steward, city=maceio.city)
    steward.groups.add(Group.objects.get(name="City staff"))
    editor = User.objects.create_user("editor@example.org", "battery staple")
    editor.groups.add(Group.objects.get(name="Editors"))
    return {"maceio": maceio.pk, "lyon": lyon.pk, "draft": draft.pk}


def log_in(browser: Browser, base: str, email: str, password: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    expect.set_options(timeout=30_000)
    page.goto(f"{base}/admin/login/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).first.fill(email)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{base}/admin/")
    return page


def choose_action(page: Page, name: str) -> None:
    """An action from the menu beside the button at the foot of the editor."""
    page.locator("footer").get_by_role("button", name=re.compile("More actions", re.I)).click()
    page.get_by_role("button", name=name, exact=True).click()


def draft_practice(page: Page, base: str, city: int) -> None:
    page.goto(f"{base}/admin/pages/add/practices/practicepage/{city}/")
    page.locator("input[name=title]").press_sequentially(TITLE)  # the slug follows what is typed
    page.keyboard.press("Tab")
    expect(page.locator("input[name=slug]")).to_have_value("open-register-of-algorithms")
    page.locator("[name=summary]").fill("Residents look up which algorithms the city uses.")
    page.get_by_role("button", name="Add mission").click()
    page.locator("select[name=mission_links-0-mission]").select_option(label="Ethical use of technology")
    text = page.locator("[data-contentpath=what_was_done] [contenteditable=true]").first
    text.press_sequentially("The city lists every algorithm that decides about people.")
    expect(text).to_contain_text("decides about people.")
    expect(page.locator("input[name=what_was_done]")).to_have_value(re.compile("decides about people"))
    page.locator("select[name=focal_point]").select_option(index=1)
    page.locator("button.action-save").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def test_a_practice_goes_from_a_citys_draft_to_what_visitors_find(
    live_server: Any, chromium: Browser, places: dict[str, Any]
) -> None:
    base = live_server.url
    steward = log_in(chromium, base, "steward@example.org", "correct horse")
    for address in ("", "pages/", f"choose-page/{places['lyon']}/", f"pages/{places['draft']}/edit/"):
        steward.goto(f"{base}/admin/{address}")
        expect(steward.get_by_text("Unborn practice of Lyon")).to_have_count(0)

    draft_practice(steward, base, places["maceio"])
    number = PracticePage.objects.get(title=TITLE).pk
    steward.goto(f"{base}/admin/pages/{number}/edit/")
    expect(steward.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    choose_action(steward, "Submit to Coalition review")
    expect(steward.get_by_text(re.compile("submitted for moderation"))).to_be_visible()
    assert Practice.objects.get(pages=number).state == "submitted"
    assert not PracticePage.objects.get(pk=number).live

    editor = log_in(chromium, base, "editor@example.org", "battery staple")
    expect(editor.get_by_role("link", name=TITLE).first).to_be_visible()
    editor.goto(f"{base}/admin/pages/{number}/edit/")
    choose_action(editor, "Request changes")
    editor.locator("dialog, .modal").get_by_label("Comment").fill(COMMENT)
    editor.locator("dialog, .modal").get_by_role("button", name="Request changes").click()
    expect(editor).not_to_have_url(f"{base}/admin/pages/{number}/edit/")
    assert Practice.objects.get(pages=number).state == "changes-requested"

    steward.goto(f"{base}/admin/pages/{number}/edit/")
    expect(steward.get_by_text(f"The editors ask for changes: {COMMENT}")).to_be_visible()
    choose_action(steward, "Resubmit to Coalition review")
    expect(steward.get_by_text(re.compile("submitted for moderation"))).to_be_visible()

    editor.goto(f"{base}/admin/pages/{number}/edit/")
    choose_action(editor, "Approve")
    expect(editor).not_to_have_url(f"{base}/admin/pages/{number}/edit/")
    assert Practice.objects.get(pages=number).state == "published"

    visitor = chromium.new_context(java_script_enabled=False).new_page()
    visitor.goto(f"{base}/en/practices/?mission=ethical-use")
    expect(visitor.get_by_role("link", name=TITLE)).to_be_visible()
    totals = {
        code: visitor.request.get(f"{base}/en/practices.json?mission={code}").json()["total"]
        for code in ("ethical-use", "inclusion")
    }
    assert totals == {"ethical-use": 1, "inclusion": 0}
    assert visitor.context.cookies() == []
