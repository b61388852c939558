from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from network.coalition.models import Publication, Version
from search import sync
from tests.factories.cities import CityPageFactory, publish
from tests.factories.practices import practice_page
from tests.factories.publications import author, person, publication_page, publisher, told_in_full

pytestmark = pytest.mark.django_db


def test_the_page_tells_what_it_is_who_made_it_and_where_it_is_read(client: Client) -> None:
    page = told_in_full(slug="guide", title="A guide & more")

    text = client.get("/en/publications/guide/").content.decode()

    assert "<h1>A guide &amp; more</h1>" in text
    assert "It tells how." in text
    assert 'href="https://example.org/en" hreflang="en"' in text
    assert "PDF" in text
    assert "2.2" in text  # megabytes
    assert "https://doi.org/10.1000/182" in text
    assert f"/id/publication/{page.publication_id}" in text
    for form in ("bib", "ris", "csl.json", "txt", "json", "md"):
        assert f"/en/publications/guide.{form}" in text


def test_cities_missions_and_practices_lead_to_their_pages(client: Client) -> None:
    city = publish(CityPageFactory.create())
    practice = publish(practice_page(city, title="A register"))
    page = publication_page(cities=[city.city], practices=[practice], missions=["ethical-use"])

    text = client.get(f"/en/publications/{page.slug}/").content.decode()

    assert f'href="/en/cities/{city.slug}/"' in text
    assert f'<a href="/en/cities/{city.slug}/{practice.slug}/">A register</a>' in text


def test_what_is_not_known_is_not_made_up(client: Client) -> None:
    page = publication_page(kind="", summary="")

    text = client.get(f"/en/publications/{page.slug}/").content.decode()

    assert text.count("Not stated") == 3  # abstract, where to read it, year
    assert "DOI" not in text


def test_a_version_without_an_address_says_so(client: Client) -> None:
    page = publication_page(versions=[Version(language="es")])

    text = client.get(f"/en/publications/{page.slug}/").content.decode()

    assert "Spanish" in text
    assert "address not known" in text


def test_it_is_served_in_the_visitors_language_with_a_note(client: Client) -> None:
    page = publication_page(title="A guide")

    text = client.get(f"/es/publications/{page.slug}/").content.decode()

    assert '<main id="main" tabindex="-1">' in text
    assert '<h1 lang="en">' in text
    assert f'rel="canonical" href="http://localhost:8000/en/publications/{page.slug}/"' in text or "canonical" in text


def test_the_editors_note_is_on_no_page(client: Client) -> None:
    page = publication_page()
    Publication.objects.filter(pk=page.publication_id).update(editor_note="SECRET")

    for form in ("/", ".json", ".md", ".bib", ".ris", ".csl.json", ".txt"):
        assert b"SECRET" not in client.get(f"/en/publications/{page.slug}{form}").content


def test_text_of_an_editor_runs_nothing(client: Client) -> None:
    page = publication_page(
        title="<script>x</script>",
        abstract="<p>ok<script>alert(1)</script></p>",
        contributors=[author("<img src=x>"), person("</script><b>", "<b>"), publisher("&lt;")],
        url='https://example.org/?a="><script>',
    )

    text = client.get(f"/en/publications/{page.slug}/").content.decode()

    assert "<script>x" not in text
    assert "alert(1)</script>" not in text
    assert "<img src=x>" not in text


@pytest.mark.slow
def test_a_page_costs_the_same_for_one_row_and_for_many(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with sync.collected() as waiting:
        few, many = told_in_full(size=1), told_in_full(size=5)
        waiting.forget()  # all is told at once
    sync.rebuild()
    counts = []
    for page in (few, many):
        client.get(f"/en/publications/{page.slug}/")
        with django_assert_max_num_queries(15) as captured:
            client.get(f"/en/publications/{page.slug}/")
        counts.append(len(captured))

    assert counts[0] == counts[1]
