from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from network.coalition.models import Publication, PublicationPage, Version
from network.coalition.publications.documents import publication_documents
from search import sync
from search.registry import Document
from tests.factories.cities import CityFactory, OrganisationFactory, locale
from tests.factories.practices import practice_page
from tests.factories.publications import author, person, publication_page, publisher, told_in_full

pytestmark = pytest.mark.django_db


def document(page: PublicationPage) -> Document:
    [found] = publication_documents([page.publication_id or 0])
    return found


def test_a_publication_is_found_by_who_made_it_where_it_is_about_and_in_which_languages_it_can_be_read() -> None:
    habitat = OrganisationFactory.create(name="UN-Habitat", slug="un-habitat", acronym="UNH")
    city = CityFactory.create(name="Niterói", slug="niteroi", country_code="BR")
    page = publication_page(
        kind="guide",
        missions=["empower"],
        cities=[city],
        year=2023,
        contributors=[person("Ana Silva", "Silva"), publisher("United Nations Habitat", habitat)],
        versions=[Version(language="es"), Version(language="pt-BR", title="Guia")],
        abstract="<p>Hands-on.</p>",
    )

    found = document(page)

    assert found.facets["author"] == ("ana-silva", "un-habitat")
    assert found.facets["type"] == ("guide",)
    assert found.concepts == {"mission": ("empower",), "publication-kind": ("guide",)}
    assert found.facets["language"] == ("es", "pt-br")
    assert found.facets["mission"] == ("empower",)
    assert (found.facets["city"], found.facets["country"]) == (("niteroi",), ("br",))
    assert {"Ana Silva", "UN-Habitat", "UNH", "Niterói", "Guia"} <= set(found.names)
    assert (found.year, found.date) == (2023, "2023")
    assert [text.text for text in found.texts] == ["Hands-on."]


def test_what_is_unknown_has_no_value() -> None:
    found = document(publication_page(kind=""))

    assert not {"type", "language", "author", "mission", "city"} & set(found.facets)
    assert not any(found.concepts.values())
    assert (found.year, found.date) == (None, "")


def test_facts_of_a_translation_are_those_of_its_source() -> None:
    page = publication_page(kind="guide", year=2023, contributors=[author("Eurocities")])
    translation = page.copy_for_translation(locale("es"), copy_parents=True)
    translation.title, translation.year, translation.live = "Una guía", 1999, True
    translation.save()

    by_language = {each.language: each for each in publication_documents([page.publication_id or 0])}

    assert by_language["es"].title == "Una guía"
    assert by_language["es"].year == 2023
    assert by_language["es"].facets["author"] == ("eurocities",)
    assert [each.is_source for each in by_language.values()].count(True) == 1


def test_a_draft_and_the_editors_note_are_in_no_document() -> None:
    page = publication_page()
    Publication.objects.filter(pk=page.publication_id).update(editor_note="SECRET")
    page.title = "A draft title"
    page.save_revision()

    found = document(page)

    assert "SECRET" not in repr(found)
    assert "draft" not in repr(found)


def test_many_publications_cost_as_many_queries_as_one(django_assert_num_queries: Callable[..., Any]) -> None:
    first = told_in_full()
    with django_assert_num_queries(11):
        list(publication_documents([first.publication_id or 0]))

    with sync.collected():
        numbers = [told_in_full(size=2).publication_id or 0 for _each in range(3)]
    with django_assert_num_queries(11):
        assert len(list(publication_documents(numbers))) == 3


def test_it_names_the_practices_that_it_documents() -> None:
    practice = practice_page(title="A register of algorithms")

    found = document(publication_page(practices=[practice]))

    assert "A register of algorithms" in found.names
    assert found.filters["practice"] == (str(practice.practice_id),)
