"""A script that somebody managed to store stays a text, wherever it stands."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from playwright.sync_api import Browser

from tests.factories.directory import Directory, directory
from tests.security.planting import plant

SCRIPT = "<script>alert(1)</script>"
WHERE = {
    "cities.City.name",
    "cities.CityPage.title",
    "cities.CityPage.introduction",
    "cities.Organisation.name",
    "cities.OrganisationPage.relation",
    "practices.PracticePage.title",
    "practices.PracticePage.what_was_done",
    "practices.KeyFigure.unit",
    "practices.Evidence.statement",
    "coalition.Fact.statement",
    "coalition.StandardPage.body",
    "base.ConceptLabel.text",
}


def planted() -> Directory:
    made = directory()
    assert plant(SCRIPT) >= WHERE
    return made


@pytest.mark.django_db
def test_no_page_holds_it_as_a_script(client: Client) -> None:
    made = planted()

    for address in made.addresses.values():
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 200, address
        assert "<script>" not in html, address
        assert "alert(1)" in html or "practices" in address or "search" in address, address
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            json.loads(data)


@pytest.mark.django_db
def test_data_hold_it_as_data(client: Client) -> None:
    """Text in JSON and tables is text; a feed is XML and escapes it. None of them is shown as a page."""
    for address in planted().data:
        response = client.get(address)
        content = response.getvalue().decode()
        assert response.status_code == 200, address
        assert response["X-Content-Type-Options"] == "nosniff", address
        assert "text/html" not in response["Content-Type"], address
        if ".atom" in address or ".xml" in address:
            assert "<script" not in content, address


@pytest.mark.sqlite
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_browser_has_nothing_to_say_about_it(chromium: Browser, live_server: object) -> None:
    made = planted()
    said: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: said.append(f"{page.url}: {dialog.message}"))
        for address in made.addresses.values():
            response = page.goto(f"{live_server}{address}", wait_until="networkidle")
            assert response is not None
            assert response.status == 200
        page.goto(f"{live_server}/en/search/")
        page.locator("main input[name=q]").press_sequentially("alert")
        page.wait_for_load_state("networkidle")

    assert said == []
