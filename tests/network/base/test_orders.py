"""Who works in the admin sees the orders of two searches side by side."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse

from search import registry, sync
from tests.factories.people import signed_in
from tests.factories.search import Shelf, shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(registry, "SEARCHABLES", dict(registry.SEARCHABLES))
    made = shelf("thing")
    for number, title in ((1, "Zensors"), (2, "Register of zensors"), (3, "A zegister")):
        made.put(number, title)
    made.put(2, "Registro de zensors", language="es")
    sync.refresh("thing", made.held)
    return made


def compared(client: Client, **asked: str) -> BeautifulSoup:
    response = client.get(reverse("compare_searches"), asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(page: BeautifulSoup) -> list[list[str]]:
    for why in page.select("details.why"):
        why.extract()
    return [[said(cell) for cell in row.select(":scope > td")] for row in page.select("table.listing > tbody > tr")]


def said(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


@pytest.mark.usefixtures("stock")
def test_two_queries_stand_side_by_side_with_what_moved(admin_client: Client) -> None:
    page = compared(admin_client, words="zensors", language="en", other_words="register zensors")

    assert "2 entries are among the first of both, 0 at the same place." in said(page)
    assert rows(page) == [
        ["1. Zensors ↑ 1 (there 2)", "1. Register of zensors ↑ 1 (there 2)"],
        ["2. Register of zensors ↓ 1 (there 1)", "2. Zensors ↓ 1 (there 1)"],
    ]


@pytest.mark.usefixtures("stock")
def test_each_hit_opens_why_it_stands_there(admin_client: Client) -> None:
    page = compared(admin_client, words="zensors", language="en", other_words="zegister")

    assert len(page.select("table.listing details.why")) == 3
    assert {said(mark) for mark in page.select("table.listing .help")} == {"only here"}


@pytest.mark.usefixtures("stock")
def test_one_query_is_compared_in_two_languages(admin_client: Client) -> None:
    page = compared(admin_client, words="zensors", language="en", other_language="es")

    assert "Registro de zensors" in said(page)
    assert any("same place" in cell for row in rows(page) for cell in row)


def test_where_one_engine_answers_none_can_be_chosen(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not compared(admin_client).select("[name=engine]")
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    assert compared(admin_client).select("[name=engine] option[value=elasticsearch]")


def test_without_words_nothing_is_compared_and_the_form_says_so(admin_client: Client) -> None:
    page = compared(admin_client, words=" ", language="en")

    assert not page.select("table.listing")
    assert "This field is required." in said(page)


@pytest.mark.parametrize(("group", "expected"), [("Editors", True), ("Coordinators", True), ("City staff", False)])
def test_it_is_for_editors_and_so_is_the_way_to_it(group: str, expected: bool) -> None:
    client, address = signed_in(group), reverse("compare_searches")

    assert (client.get(address).status_code == 200) is expected
    assert (address in client.get(reverse("wagtailadmin_home")).content.decode()) is expected


def test_nobody_sees_it_who_is_not_signed_in(client: Client) -> None:
    assert client.get(reverse("compare_searches")).status_code == 302
