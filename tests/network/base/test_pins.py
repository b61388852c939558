"""Pinned results in the admin."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cities.models import CityPage
from search.models import Pin
from tests.factories.cities import CityPageFactory, publish
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/pin/"


@pytest.fixture
def lodz() -> CityPage:
    page: CityPage = publish(CityPageFactory.create(title="Łódź", slug="lodz"))
    return page


def form(**told: Any) -> dict[str, Any]:
    filled = {"words": "open data", "language": "", "entry": "/es/cities/lodz/", "order": 1, "note": ""}
    return {**filled, "first_day": "2026-01-01", "last_day": "", **told}


def pin(words: str = "open data", **told: Any) -> Pin:
    return Pin.objects.create(**{"words": words, "kind": "city", "number": 1, **told})


def test_an_editor_pins_an_entry_by_its_address_and_it_is_logged(lodz: CityPage, client: Client) -> None:
    editor = signed_in("Editors")

    assert editor.post(f"{LIST}new/", form()).status_code == 302

    made = Pin.objects.get()
    assert (made.kind, made.number, made.key) == ("city", lodz.record.number, "open data")
    assert client.get("/fr/search.json?q=Open%20Data").json()["results"][0]["id"] == made.number

    assert editor.post(f"{LIST}edit/{made.pk}/", form(words="Łódź!", entry=f"city/{made.number}")).status_code == 302
    assert editor.post(f"{LIST}delete/{made.pk}/").status_code == 302
    actions = ModelLogEntry.objects.filter(object_id=made.pk, content_type__model="pin").order_by("pk")
    assert [entry.action for entry in actions] == ["wagtail.create", "wagtail.edit", "wagtail.delete"]
    assert {entry.user.email for entry in actions} == {"editors@example.org"}


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"entry": "/en/cities/nowhere/"}, "There is no public entry at this address."),
        ({"words": "?!"}, "Write at least one word."),
        ({"last_day": "2025-12-31"}, "The last day is before the first one."),
        ({"entry": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_pinned_is_said(lodz: CityPage, told: dict[str, str], message: str) -> None:
    page = signed_in("Editors").post(f"{LIST}new/", form(**told))

    assert message in page.content.decode()
    assert not Pin.objects.exists()


def test_an_entry_that_is_not_public_now_stays_pinned(lodz: CityPage) -> None:
    editor = signed_in("Editors")
    editor.post(f"{LIST}new/", form())
    made = Pin.objects.get()
    lodz.unpublish()
    address = f"{LIST}edit/{made.pk}/"

    held = editor.get(address).context["form"]["entry"].value()
    assert editor.post(address, form(entry=held, note="waits")).status_code == 302

    made.refresh_from_db()
    assert (made.number, made.note) == (lodz.record.number, "waits")
    assert "not public any more" in editor.get(LIST).content.decode()


def test_the_list_says_what_is_coming_running_and_over(lodz: CityPage) -> None:
    today, week = timezone.localdate(), timedelta(days=7)
    number = lodz.record.number
    pin("tomorrow", number=number, first_day=today + week)
    pin("today", number=number, first_day=today, last_day=today)
    pin("yesterday", number=number, first_day=date(2020, 1, 1), last_day=today - week)
    editor = signed_in("Editors")

    page = editor.get(LIST).content.decode()

    assert all(word in page for word in ("Coming", "Running", "Over", "Łódź", "every language"))
    for state, words in (("coming", "tomorrow"), ("running", "today"), ("over", "yesterday")):
        assert [row.words for row in editor.get(LIST, {"state": state}).context["object_list"]] == [words]


def test_a_form_may_be_filled_by_its_address(lodz: CityPage) -> None:
    form_shown = signed_in("Editors").get(f"{LIST}new/", {"words": "maré", "language": "es"}).context["form"]

    assert (form_shown["words"].value(), form_shown["language"].value()) == ("maré", "es")


def test_its_table_holds_no_formula() -> None:
    pin("=1+1", note="@SUM(A1)")

    response = signed_in("Editors").get(LIST, {"export": "csv"})
    [_header, row] = csv.reader(io.StringIO(b"".join(response.streaming_content).decode()))  # type: ignore[attr-defined]

    assert (row[0], row[-1]) == ("'=1+1", "'@SUM(A1)")


@pytest.mark.parametrize(("group", "code"), [("City staff", 302), ("Editors", 200), ("Coordinators", 200)])
def test_pins_are_for_editors(group: str, code: int) -> None:
    made, client = pin(), signed_in(group)

    for address in (LIST, f"{LIST}new/", f"{LIST}edit/{made.pk}/", f"{LIST}delete/{made.pk}/"):
        assert client.get(address).status_code == code, address


@pytest.mark.parametrize(
    "again",
    [{}, {"words": "Open  DATA!"}, {"first_day": "2030-01-01"}, {"first_day": "2025-01-01", "last_day": "2026-01-01"}],
    ids=["the same", "written otherwise", "later, while the first runs on", "until the first begins"],
)
def test_the_same_pin_is_refused_and_nothing_is_lost(lodz: CityPage, again: dict[str, str]) -> None:
    editor = signed_in("Editors")
    editor.post(f"{LIST}new/", form())

    page = editor.post(f"{LIST}new/", form(note="typed", **again))

    assert "This entry is pinned to these words on the same days already." in page.content.decode()
    assert page.context["form"]["note"].value() == "typed"
    assert Pin.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"words": "open data registers"}, {"language": "es"}, {"first_day": "2026-02-01"}, {"entry": "/en/cities/porto/"}],
    ids=["other words", "one language", "after the first", "another entry"],
)
def test_what_differs_from_a_pin_is_another_one(lodz: CityPage, other: dict[str, str]) -> None:
    publish(CityPageFactory.create(title="Porto", slug="porto"))
    editor = signed_in("Editors")
    editor.post(f"{LIST}new/", form(last_day="2026-01-31"))

    assert editor.post(f"{LIST}new/", form(**other)).status_code == 302
    assert Pin.objects.count() == 2


def test_a_pin_is_saved_again_as_it_is(lodz: CityPage) -> None:
    editor = signed_in("Editors")
    editor.post(f"{LIST}new/", form())

    assert editor.post(f"{LIST}edit/{Pin.objects.get().pk}/", form(note="seen")).status_code == 302


def test_what_is_said_after_saving_names_the_entry(lodz: CityPage) -> None:
    publish(CityPageFactory.create(title="Porto", slug="porto"))
    editor = signed_in("Editors")

    made = editor.post(f"{LIST}new/", form(), follow=True).content.decode()
    address = f"{LIST}edit/{Pin.objects.get().pk}/"
    changed = editor.post(address, form(entry="/en/cities/porto/"), follow=True).content.decode()

    assert "open data → Łódź" in made
    assert "open data → Porto" in changed
    assert str(pin(kind="city", number=4711)) == "open data → city/4711"


def test_the_list_names_its_entries_by_one_query(lodz: CityPage) -> None:
    editor = signed_in("Editors")
    counts = []
    for number in range(2):
        pin(f"words {number}", number=lodz.record.number)
        with CaptureQueriesContext(connection) as caught:
            editor.get(LIST)
        counts.append(len(caught))

    assert counts[0] == counts[1]


def test_its_languages_are_named_in_that_of_the_reader(lodz: CityPage) -> None:
    pin(number=lodz.record.number, language="es")

    editor = signed_in("Editors")
    page = editor.get(LIST)
    offered = editor.get(f"{LIST}new/").context["form"]["language"].field.choices

    assert "Spanish" in page.content.decode()
    assert "Español" not in page.content.decode()
    assert ("es", "Spanish") in offered
