from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from practices.actions import WithdrawPractice
from practices.models import PracticePage
from tests.factories.cities import publish
from tests.factories.practices import practice_page, told_in_full

pytestmark = pytest.mark.django_db


def address(page: PracticePage, form: str = "", language: str = "en") -> str:
    return f"/{language}/cities/{page.get_parent().slug}/{page.slug}{form or '/'}"


def test_a_practice_is_data_at_its_address(client: Client) -> None:
    page = publish(told_in_full())

    answer = client.get(address(page, ".json"))

    assert answer.status_code == 200
    assert answer.json()["id"] == page.practice_id
    assert answer.json()["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert answer.json()["as_of"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(address(page, ".json"), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_practice_is_text_at_its_address(client: Client) -> None:
    page = publish(told_in_full())

    answer = client.get(address(page, ".md", "es"))

    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.content.decode().startswith(f"# {page.title}")


@pytest.mark.parametrize("form", [".json", ".md", ""])
def test_a_draft_has_no_address(client: Client, form: str) -> None:
    page = practice_page(live=False)

    assert client.get(address(page, form)).status_code == 404


def test_a_private_page_gives_no_data(client: Client) -> None:
    page = publish(practice_page())
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")

    assert client.get(address(page, ".json")).status_code == 404


def test_what_is_no_practice_gives_no_data(client: Client) -> None:
    page = publish(practice_page())

    assert client.get(f"/en/cities/{page.get_parent().slug}/nothing.json").status_code == 404


@pytest.mark.parametrize("form", [".json", ".md", ""])
def test_a_withdrawn_practice_says_so(client: Client, form: str) -> None:
    page = publish(practice_page(title="Withdrawn words"))
    WithdrawPractice(page, by="Office for data", archive_url="https://archive.example.org/1").execute()

    answer = client.get(address(page, form))

    assert answer.status_code == 410
    assert "Office for data" in answer.content.decode()
    assert "https://archive.example.org/1" in answer.content.decode()
    assert "Withdrawn words" not in answer.content.decode()


def test_a_deleted_practice_is_gone(client: Client) -> None:
    page = publish(practice_page())
    old = address(page)
    page.delete()

    assert client.get(old).status_code == 410


def test_another_practice_may_take_the_address(client: Client) -> None:
    page = publish(practice_page(slug="taken"))
    lead = page.get_parent().specific
    page.delete()

    again = publish(practice_page(lead, slug="taken", title="New words"))

    answer = client.get(address(again))
    assert answer.status_code == 200
    assert "New words" in answer.content.decode()


@pytest.mark.parametrize("path", ["%00", "%ff", "a" * 3000, "'\"<x>"])
def test_any_address_has_an_answer(client: Client, path: str, settings: Any) -> None:
    settings.DEBUG = False

    assert client.get(f"/en/cities/x/{path}.json").status_code in {400, 404}
    assert client.get(f"/en/cities/x/{path}/").status_code in {400, 404}
