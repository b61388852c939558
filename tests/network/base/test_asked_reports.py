"""Editors see what visitors search for, and what to do about it."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.users.models import UserProfile

from network.base.models import User
from search.models import AskedWords
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

OFTEN, IN_VAIN = "/admin/reports/searches/", "/admin/reports/searches-without-results/"


def counted(words: str, askers: int = 5, results: int = 3, language: str = "en", days_ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    AskedWords.objects.create(words=words, key=words, language=language, day=day, askers=askers, results=results)


def rows(client: Client, address: str, **asked: Any) -> list[tuple[Any, ...]]:
    found = client.get(address, asked).context["object_list"]
    return [(row["said"], row["language"], row["times"], row["found"]) for row in found]


def test_days_are_added_up_and_the_most_frequent_stands_first() -> None:
    counted("housing", 5, 0, days_ago=1)
    counted("housing", 9, 2)
    counted("housing", 20, language="es")
    counted("sensors", 6)

    assert rows(signed_in("Editors"), OFTEN) == [
        ("housing", "es", 20, 3),
        ("housing", "en", 14, 2),
        ("sensors", "en", 6, 3),
    ]


def test_in_vain_is_what_found_nothing_in_all_the_time_that_is_looked_at() -> None:
    counted("housing", results=0, days_ago=20)
    counted("housing", results=2)
    counted("rats", results=0)
    editor = signed_in("Editors")

    assert [row[0] for row in rows(editor, IN_VAIN)] == ["rats"]
    AskedWords.objects.filter(key="housing", results=2).delete()
    assert [row[0] for row in rows(editor, IN_VAIN)] == ["housing", "rats"]


def test_language_and_period_narrow_it() -> None:
    counted("old", days_ago=100)
    counted("month", days_ago=20)
    counted("today", language="es")
    editor = signed_in("Editors")

    assert {row[0] for row in rows(editor, OFTEN, period=30)} == {"month", "today"}
    assert {row[0] for row in rows(editor, OFTEN, period=7)} == {"today"}
    assert {row[0] for row in rows(editor, OFTEN, language="en")} == {"old", "month"}


def test_each_leads_to_the_search_a_pin_and_the_glossary() -> None:
    counted("maré alta", language="pt-br")
    editor = signed_in("Editors")

    page = BeautifulSoup(editor.get(OFTEN).content, "html.parser")
    search, pin, glossary = [link["href"] for link in page.select("td a")]

    assert search == "/pt-br/search/?q=mar%C3%A9+alta"
    assert editor.get(str(pin)).context["form"]["words"].value() == "maré alta"
    filled = BeautifulSoup(editor.get(str(glossary)).content, "html.parser")
    assert filled.select_one("#id_labels-0-text")["value"] == "maré alta"  # type: ignore[index]
    assert filled.select_one("#id_labels-0-language option[selected]")["value"] == "pt-br"  # type: ignore[index]


def test_where_nothing_is_known_it_says_why() -> None:
    editor = signed_in("Editors")

    for address in (OFTEN, IN_VAIN):
        assert (
            "Nothing yet: no words were searched for by five different people" in editor.get(address).content.decode()
        )
    assert "No searches in this language and period" in editor.get(OFTEN, {"language": "es"}).content.decode()


def test_its_tables_hold_no_formula() -> None:
    counted("=1+1")
    editor = signed_in("Editors")

    response = editor.get(OFTEN, {"export": "csv"})
    [header, row] = csv.reader(io.StringIO(b"".join(response.streaming_content).decode()))  # type: ignore[attr-defined]

    assert header == ["search words", "language", "searches", "results", "last searched on"]
    assert row == ["'=1+1", "en", "5", "3", str(timezone.localdate())]
    assert b"".join(editor.get(IN_VAIN, {"export": "xlsx"}).streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_its_cost_is_that_of_one_row() -> None:
    editor = signed_in("Editors")

    def cost() -> int:
        editor.get(OFTEN)
        with CaptureQueriesContext(connection) as captured:
            editor.get(OFTEN)
        return len(captured)

    counted("housing")
    before = cost()
    for number in range(30):
        counted(f"word {number}")
    assert cost() == before


@pytest.mark.parametrize(("group", "code"), [("City staff", 302), ("Editors", 200), ("Coordinators", 200)])
def test_it_is_for_editors(group: str, code: int) -> None:
    client = signed_in(group)

    assert [client.get(address).status_code for address in (OFTEN, IN_VAIN)] == [code, code]
    assert ("searches-without-results" in client.get("/admin/").content.decode()) is (code == 200)


@pytest.mark.parametrize("address", [OFTEN, IN_VAIN])
def test_each_step_says_for_which_words_it_is(address: str) -> None:
    counted("maré alta", results=0)

    page = BeautifulSoup(signed_in("Editors").get(address).content, "html.parser")

    assert [link.get_text() for link in page.select("td a")] == [
        "Search for it: maré alta",
        "Pin a result: maré alta",
        "Add to the glossary: maré alta",
    ]


def test_the_day_of_the_last_search_is_a_date_and_no_number_of_hours() -> None:
    counted("housing")

    page = BeautifulSoup(signed_in("Editors").get(OFTEN).content, "html.parser")
    cells = [cell.get_text(strip=True) for cell in page.select("main table tbody td")]

    assert date_format(timezone.localdate()) in cells
    assert "ago" not in " ".join(cells)


def test_languages_are_named_in_that_of_the_reader() -> None:
    counted("vivienda", language="es")
    editor = signed_in("Editors")
    profile = UserProfile.get_for_user(User.objects.get(email="editors@example.org"))

    for preferred, name in (("en", "Spanish"), ("fr", "espagnol")):
        profile.preferred_language = preferred
        profile.save()
        page = BeautifulSoup(editor.get(OFTEN).content, "html.parser")

        assert name in [cell.get_text(strip=True) for cell in page.select("main table tbody td")]
        assert page.get_text().count(name) > 1  # in the filter too
        assert "Español" not in page.get_text()
