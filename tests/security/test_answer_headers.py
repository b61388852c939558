"""Every answer of the site carries the headers that browsers protect visitors by."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from network.base.models import CreditedDocument
from tests.factories.cities import UserFactory
from tests.factories.directory import Directory, directory

pytestmark = pytest.mark.django_db

FIVE = (
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Content-Security-Policy",
)


@pytest.fixture
def made() -> Directory:
    return directory()


def policy(response: object) -> dict[str, str]:
    value: str = response["Content-Security-Policy"]  # type: ignore[index]
    return {name: rest for name, _space, rest in (part.partition(" ") for part in value.split("; "))}


def test_pages_data_errors_and_redirects(client: Client, made: Directory) -> None:
    others = {
        "/": 302,
        "/healthz": 200,
        "/readyz": 200,
        "/static/site.css": 200,
        "/static/site.js": 200,
        f"/id/practice/{made.practice.practice_id}": 302,
        "/en/nothing/": 404,
        "/nothing": 302,
        "/en/practices.json?page=9": 404,
        "/media/nothing.png": 404,
        "/documents/1/nothing.pdf": 404,
        "/en/documents/1/nothing.pdf": 404,
        "/en/search/?" + "a=1&" * 10_001: 400,
        "/en/cities": 301,
    }
    expected = dict.fromkeys((*made.addresses.values(), *made.data), 200) | others

    for address, status in expected.items():
        response = client.get(address)
        directives = policy(response)
        assert response.status_code == status, address
        assert [name for name in FIVE if not response.get(name)] == [], address
        assert response["X-Content-Type-Options"] == "nosniff"
        assert directives["default-src"] in {"'none'", "'self'"}, address
        assert {"base-uri", "form-action", "frame-ancestors"} <= set(directives), address
        assert "unsafe" not in response["Content-Security-Policy"], address


def test_other_methods(client: Client, made: Directory) -> None:
    for method in (client.post, client.put, client.delete, client.options, client.head):
        response = method("/en/practices/")
        assert response.status_code in {200, 403, 405}
        assert [name for name in FIVE if not response.get(name)] == []


def test_a_document(client: Client, made: Directory) -> None:
    document = CreditedDocument.objects.create(title="Paper", file=ContentFile(b"<script>1</script>", name="a.html"))

    private = client.get(document.url)
    client.force_login(UserFactory.create(is_superuser=True, is_staff=True))
    shown = client.get(document.url)

    assert private.status_code in {302, 403, 404}
    assert shown.status_code == 200
    assert "attachment" in shown["Content-Disposition"] or "sandbox" in shown["Content-Security-Policy"]
    for response in (private, shown):
        assert [name for name in FIVE if not response.get(name)] == []


@pytest.mark.parametrize("address", ["", "login/", "pages/", "images/", "documents/", "nothing/", "password_reset/"])
def test_the_admin(client: Client, address: str) -> None:
    out = client.get(f"/admin/{address}")
    client.force_login(UserFactory.create(is_superuser=True, is_staff=True))
    inside = client.get(f"/admin/{address}")

    for response in (out, inside):
        assert [name for name in FIVE if not response.get(name)] == []
        assert {"base-uri", "form-action", "frame-ancestors"} <= set(policy(response))
