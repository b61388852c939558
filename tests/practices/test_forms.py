from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cities.models import CityPage
from network.base.models import User
from practices.models import Practice, PracticePage
from tests.factories.cities import CityPageFactory, FocalPointFactory, UserFactory, publish
from tests.factories.practices import answered, mission, practice_page, record

pytestmark = pytest.mark.django_db
RICH = (
    "what_was_done",
    "problem",
    "how_it_works",
    "results",
    "difficulties",
    "lessons",
    "rights_at_risk",
    "safeguards",
)
ROWS = (
    "prerequisites",
    "evidence",
    "partner_links",
    "building_blocks",
    "web_links",
    "lineage",
    "comments",
)


def posted(action: str = "", **values: Any) -> dict[str, Any]:
    """What the editor's form sends."""
    texts = {name: rich_text(values.pop(name, "")) for name in RICH}
    missions = values.pop("missions", [])
    figures = values.pop("figures", [])
    rows = {name: inline_formset([]) for name in ROWS}
    rows["mission_links"] = inline_formset([{"mission": code and mission(code).pk} for code in missions])
    rows["key_figures"] = inline_formset(figures)
    data = {"title": "A practice", "slug": "a-practice", "summary": "", "source_url": "", "confidence": "seen"}
    found = nested_form_data(data | texts | rows | values)
    return found | ({action: "1"} if action else {})


@pytest.fixture
def editor(client: Client) -> User:
    user: User = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return user


def add(client: Client, lead: CityPage, **values: Any) -> Any:
    url = reverse("wagtailadmin_pages:add", args=["practices", "practicepage", lead.pk])
    return client.post(url, posted(**values))


def change(client: Client, page: PracticePage, **values: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), posted(slug=page.slug, **values))


def test_a_half_filled_draft_saves(client: Client, editor: User) -> None:
    lead = CityPageFactory()

    answer = add(client, lead, missions=[""], figures=[{"value": "12", "unit": "", "year": "", "source_url": ""}])

    assert answer.status_code == 302
    page = PracticePage.objects.get()
    assert page.key_figures.get().value == "12"
    assert page.practice.state == "draft"


def test_who_answers_and_who_compiled_stand_on_the_record(client: Client, editor: User) -> None:
    lead = CityPageFactory()
    person = FocalPointFactory(city=lead.city)

    add(client, lead, focal_point=person.pk, compiled="on")

    kept = Practice.objects.get()
    assert (kept.focal_point, kept.compiled) == (person, True)
    page = PracticePage.objects.get()
    assert "private" not in str(page.get_latest_revision().content).lower()

    change(client, page, focal_point="", compiled="")
    kept.refresh_from_db()
    assert (kept.focal_point, kept.compiled) == (None, False)


def test_who_may_answer_is_chosen_by_name(client: Client, editor: User) -> None:
    page = CityPageFactory.create()
    FocalPointFactory.create(city=page.city, name="Ana Lima", office="Data office")

    form = client.get(reverse("wagtailadmin_pages:add", args=["practices", "practicepage", page.pk])).content.decode()

    assert "Ana Lima, Data office</option>" in form


def test_only_people_of_the_city_may_answer(client: Client, editor: User) -> None:
    stranger = FocalPointFactory()

    answer = add(client, CityPageFactory(), focal_point=stranger.pk)

    assert answer.status_code == 200
    assert not PracticePage.objects.exists()


def test_publishing_names_what_is_missing(client: Client, editor: User) -> None:
    page = practice_page(live=False)

    answer = change(client, page, action="action-publish")

    assert answer.status_code == 200
    text = answer.content.decode()
    for name in ("Summary: one sentence", "Mission: choose", "What the city did: a few", "Who can answer: choose"):
        assert name in text
    assert not PracticePage.objects.get().live


def test_a_figure_without_its_source_is_not_published(client: Client, editor: User) -> None:
    page = practice_page(live=False, record={"compiled": True})
    stub = {"summary": "One sentence.", "what_was_done": "<p>Done.</p>", "missions": ["one"], "compiled": "on"}

    answer = change(
        client,
        page,
        action="action-publish",
        figures=[{"value": "1", "unit": "x", "year": "2020", "source_url": ""}],
        **stub,
    )
    assert answer.status_code == 200
    assert not PracticePage.objects.get().live

    change(client, page, action="action-publish", **stub)
    assert PracticePage.objects.get().live
    assert Practice.objects.get().state == "compiled"


def test_an_editor_does_not_publish_what_they_wrote_for_a_city(client: Client, editor: User) -> None:
    page = answered(practice_page(live=False))
    page.save_revision(user=editor)
    stub = {
        "summary": "One sentence.",
        "what_was_done": "<p>Done.</p>",
        "missions": ["one"],
        "focal_point": record(page).focal_point_id,
    }

    answer = change(client, page, action="action-publish", **stub)
    assert "The last editor never approves their own text" in answer.content.decode()
    assert not PracticePage.objects.get().live

    page.save_revision(user=UserFactory())
    change(client, page, action="action-publish", **stub)
    assert PracticePage.objects.get().live
    assert Practice.objects.get().state == "published"


def test_a_draft_on_a_live_page_keeps_its_live_text(client: Client, editor: User) -> None:
    page = publish(practice_page(title="Live"))

    answer = change(client, page, title="Draft")

    assert answer.status_code == 302
    assert PracticePage.objects.get().title == "Live"
    assert PracticePage.objects.get().get_latest_revision_as_object().title == "Draft"


def test_too_long_a_title_is_named(client: Client, editor: User) -> None:
    answer = add(client, CityPageFactory(), title="x" * 101)

    assert answer.status_code == 200
    assert "Use 100 characters at most." in answer.content.decode()
