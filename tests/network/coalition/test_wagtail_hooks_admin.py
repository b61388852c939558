"""The admin as its people meet it: searching, logging in, what its answers carry."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.viewsets.base import ViewSet

from tests.factories.answers import MessageFactory
from tests.factories.people import signed_in
from tests.network.coalition.conftest import City

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ['"(', '"', "\x00", "a" * 5000, "%_\\", "' OR 1=1 --", "\ud800", "🙂", "-", "*", "()"])
@pytest.mark.parametrize(
    "address", ["/admin/pages/search/", "/admin/images/", "/admin/documents/", "/admin/choose-page/"]
)
def test_any_text_may_be_searched_for_in_the_admin(staff: Client, address: str, text: str) -> None:
    response = staff.get(address, {"q": text.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200


def test_a_page_is_found_in_the_admin_by_its_words(staff: Client, maceio: City) -> None:
    response = staff.get("/admin/pages/search/", {"q": "growing"})

    assert "Growing practice" in response.content.decode()


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/admin/pages/", "/admin/nothing-here/"])
def test_every_answer_of_the_admin_carries_the_headers(staff: Client, address: str) -> None:
    headers = staff.get(address).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_the_admin_asks_no_other_site_for_anything(staff: Client, maceio: City) -> None:
    pages = [staff.get(address).content.decode() for address in ("/admin/", f"/admin/pages/{maceio.draft.pk}/edit/")]

    asked = [
        address
        for page in pages
        for address in re.findall(r'<(?:img|script|link|iframe)[^>]*(?:src|href)="(http[^"]+)', page)
    ]

    assert [address for address in asked if not address.startswith(("http://localhost", "http://127.0.0.1"))] == []


def every_list() -> list[type[ViewSet]]:
    found: set[type[ViewSet]] = set()
    waiting: list[type[ViewSet]] = [ViewSet]
    while waiting:
        waiting += (children := waiting.pop().__subclasses__())
        found.update(each for each in children if each.__module__.split(".")[0] in {"cities", "network", "practices"})
    return sorted(found, key=lambda each: each.__name__)


@pytest.mark.parametrize("viewset", every_list(), ids=lambda viewset: viewset.__name__)
def test_no_column_is_named_after_a_method(viewset: type[ViewSet]) -> None:
    columns = getattr(viewset, "list_display", None)
    names = columns if isinstance(columns, list) else []

    assert [each for each in names if str(each).startswith("get_")] == []


def test_lists_name_the_columns_of_choices() -> None:
    MessageFactory.create()

    page = signed_in("Editors").get("/admin/message/").content.decode()

    assert re.search(r"<th[^>]*>.{0,200}State", page, re.DOTALL)
    assert "Received" in page


def test_people_log_in_by_e_mail_and_password(client: Client, maceio: City) -> None:
    wrong = client.post("/admin/login/", {"username": "maceio@example.org", "password": "guess"})
    right = client.post("/admin/login/", {"username": "maceio@example.org", "password": "secret"})

    assert (wrong.status_code, right.status_code) == (200, 302)
    assert client.get("/admin/").status_code == 200


def test_facts_are_kept_by_the_coordinator() -> None:
    for name, expected in (("Editors", 302), ("Coordinators", 200)):
        assert signed_in(name).get(reverse("wagtailsnippets_coalition_fact:list")).status_code == expected
