from __future__ import annotations

import json

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from network.coalition.models import Version
from tests.factories.publications import person, publication_page, publisher, told_in_full

pytestmark = pytest.mark.django_db


def test_one_publication_as_data(client: Client) -> None:
    page = told_in_full(slug="guide", title="A guide")

    response = client.get("/en/publications/guide.json")
    data = response.json()

    assert data["id"] == page.publication_id
    assert (data["kind"], data["type"], data["year"]) == ("publication", "report", 2021)
    assert data["versions"] == [
        {"language": "en", "title": "", "url": "https://example.org/en", "format": "PDF", "size": 2_300_000}
    ]
    assert data["authors"] == ["Ana 0 Silva"]
    assert data["citation"].startswith("Silva, A. 0. (2021). A guide.")
    assert data["licence"]
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("form", "content_type", "begins"),
    [
        ("bib", "application/x-bibtex", "@misc{guide,"),
        ("ris", "application/x-research-info-systems", "TY  - RPRT"),
        ("txt", "text/plain", "Silva, A. (2020). A guide. Eurocities."),
        ("md", "text/markdown", "# A guide"),
    ],
)
def test_one_publication_as_text(client: Client, form: str, content_type: str, begins: str) -> None:
    publication_page(
        slug="guide",
        title="A guide",
        kind="guide",
        year=2020,
        contributors=[person("Ana Silva", "Silva"), publisher("Eurocities")],
        versions=[Version(language="es", url="https://example.org/es")],
    )

    response = client.get(f"/en/publications/guide.{form}")

    assert response["Content-Type"].startswith(content_type)
    assert response.content.decode().startswith(begins)


def test_a_citation_for_programs_is_a_list_of_items(client: Client) -> None:
    publication_page(slug="guide", title="A guide")

    response = client.get("/en/publications/guide.csl.json")

    assert [item["id"] for item in json.loads(response.content)] == ["guide"]
    assert response["Content-Type"].startswith("application/vnd.citationstyles.csl+json")


@pytest.mark.parametrize("path", ["nothing.json", "nothing.csl.json", "nothing.bib", "%00.json"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/en/publications/{path}").status_code == 404


def test_a_private_publication_has_no_data(client: Client) -> None:
    page = publication_page(slug="guide")
    assert client.get("/en/publications/guide.json").status_code == 200

    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/en/publications/guide.json").status_code == 404
