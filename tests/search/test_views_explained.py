"""Editors may ask why a hit stands where it does; for everybody else nothing differs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client

from network.base.models import User
from search import sync
from search.registry import Text
from tests.factories.search import Shelf

WHY = "/en/search/?q=sensors&explain=1"

pytestmark = pytest.mark.usefixtures("stock")


@pytest.fixture
def stock(things: Shelf) -> None:
    things.put(1, "Register of sensors", texts=(Text("done", "Sensors, sensors and a map."),))
    for number in range(10, 40):
        things.put(number, f"Something else {number}")
    sync.refresh("thing", things.held)


@pytest.fixture
def editor() -> Client:
    """With the right that editors have for it, and no other."""
    user = User.objects.create_user("one@example.org", "secret")
    user.user_permissions.add(Permission.objects.get(codename="view_searchdocument"))
    client = Client()
    client.force_login(user)
    return client


def page(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


def test_an_editor_reads_below_each_hit_what_its_score_is_made_of(editor: Client) -> None:
    response = editor.get(WHY)

    [why] = page(response).select(".results > li details.why")
    assert re.match(r"Why here: score \d+\.\d\d", said(why.summary))
    assert "The text is in English." in said(why)
    rows = [[said(cell) for cell in row.select("td")] for row in why.select("tbody tr")]
    assert ["Word forms: sensors, sensor", "title"] in [row[:2] for row in rows]
    assert ["Word forms: sensors, sensor", "what was done × 2"] in [row[:2] for row in rows]
    figures = [float(row[-1]) for row in rows if len(row) == 3]
    assert sum(figures) == pytest.approx(float(said(why.summary).split()[-1]), abs=0.01 * len(figures))


def test_an_explained_page_is_kept_by_nobody(editor: Client) -> None:
    assert {"private", "no-store"} <= set(editor.get(WHY)["Cache-Control"].split(", "))
    assert "Cache-Control" not in editor.get("/en/search/?q=sensors")


def test_links_and_the_form_of_an_explained_page_stay_explained_and_its_data_do_not(editor: Client) -> None:
    found = page(editor.get("/en/search/?q=something&explain=1"))

    assert found.select_one("#find input[name=explain][value='1']")
    assert "explain=1" in found.select(".pages a[rel=next]")[0]["href"]
    assert len(page(editor.get("/en/search/?q=something&page=2&explain=1")).select("details.why")) == 10
    assert "explain" not in found.select("link[type='application/json']")[0]["href"]


def test_for_a_visitor_the_parameter_is_ignored(client: Client) -> None:
    plain, asked = client.get("/en/search/?q=sensors"), client.get(WHY)

    assert not page(asked).select("details.why, [name=explain]")
    assert page(asked).select("main") == page(plain).select("main")
    assert {**plain.headers, "Content-Length": ""} == {**asked.headers, "Content-Length": ""}
    assert not asked.cookies
    assert "Cookie" not in asked.get("Vary", "")


def test_who_is_signed_in_without_the_right_gets_no_explanation(client: Client) -> None:
    client.force_login(User.objects.create_user("two@example.org", "secret"))

    response = client.get(WHY)

    assert page(response).select(".results > li")
    assert not page(response).select("details.why")
    assert "Cache-Control" not in response


def test_a_list_without_words_has_nothing_to_explain(editor: Client) -> None:
    found = page(editor.get("/en/search/?explain=1"))

    assert found.select(".results > li")
    assert not found.select("details.why")
