from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cities.models import CityName
from network.base.models import Scheme
from practices.documents import documents
from practices.models import Practice, PracticePage
from search.registry import Document
from tests.factories.cities import CityFactory, CityPageFactory, OrganisationFactory, ProjectFactory, concept, region
from tests.factories.practices import practice_page, record, theme, told_in_full, translated

pytestmark = pytest.mark.django_db


def document(page: PracticePage) -> Document:
    return next(iter(documents([page.practice_id])))


def test_a_document_tells_what_the_page_tells() -> None:
    page = told_in_full(title="A register", slug="a-register", what_was_done="<p>Opened a <b>list</b>.</p>")

    found = document(page)

    texts = {text.field: text.text for text in found.texts}
    assert (found.kind, found.number, found.title, found.slug) == (
        "practice",
        page.practice_id,
        "A register",
        "a-register",
    )
    assert found.url_path == f"cities/{page.get_parent().slug}/a-register/"
    assert texts["done"] == "Opened a list."
    assert texts["problem"] == "About problem."
    assert texts["outcome"] == "About results."
    assert all(f"About {name}." in texts["rest"] for name in ("difficulties", "lessons", "safeguards", "how it works"))
    assert (found.year, found.date, found.data["stage"], found.is_source) == (2020, "2020", "running", True)


def test_lead_and_partners_fill_the_facets_of_places() -> None:
    lead = CityPageFactory(city=CityFactory(country_code="BR", region=region("south-america", "americas")))
    partner = CityFactory(country_code="FR", region=region("western-europe", "europe"))
    page = practice_page(lead, partners=[partner])

    facets = document(page).facets

    assert facets["city"] == (lead.city.slug, partner.slug)
    assert facets["country"] == ("br", "fr")
    assert document(page).places == (f"city/{lead.city.slug}", f"city/{partner.slug}")
    assert facets["region"] == ("south-america", "americas", "western-europe", "europe")


def test_a_theme_is_found_by_its_broader_themes_and_by_its_successor() -> None:
    broad = theme("openness")
    theme("open-data", broader=broad)
    old = theme("open-records")
    old.replaced_by = theme("records")
    old.save()
    page = practice_page(themes=["open-data", "open-records"])

    found = document(page)

    assert set(found.facets["theme"]) == {"open-data", "openness", "records"}
    assert set(found.concepts["theme"]) == {"open-data", "records"}


def test_names_are_those_of_tools_cities_countries_and_organisations() -> None:
    lead = CityPageFactory(city=CityFactory(name="Łódź", slug="lodz", country_code="PL"))
    CityName.objects.create(city=lead.city, language="en", name="Lodz")
    page = practice_page(lead, tools="Saidot| AI register |")
    institute = OrganisationFactory(name="Institute", acronym="INS", alternative_names="The Institute")
    project = ProjectFactory(name="Joint project")
    project.organisations.add(institute)
    record(page).projects.add(project)

    names = document(page).names

    organisations = {"Institute", "INS", "The Institute", "Joint project"}
    assert {"Saidot", "AI register", "Łódź", "Lodz", "Poland"} | organisations == set(names)


def test_a_translation_tells_its_own_text_with_the_facts_of_the_source() -> None:
    page = practice_page(title="In English", stage=concept(Scheme.STAGE, "running"))
    translation = translated(page, title="En español", stage=concept(Scheme.STAGE, "idea"))

    found = {each.language: each for each in documents([page.practice_id])}

    assert found["es"].title == "En español"
    assert found["es"].data["stage"] == "running"
    assert (found["en"].is_source, found["es"].is_source) == (True, False)
    assert translation.practice_id == page.practice_id


def test_what_is_not_public_has_no_document() -> None:
    draft = practice_page(live=False)
    gone = practice_page()
    Practice.objects.filter(pk=gone.practice_id).update(gone_at="2024-01-01T00:00Z")
    shown = practice_page()
    alias = shown.create_alias(update_slug="alias")

    numbers = [draft.practice_id, gone.practice_id, shown.practice_id, alias.practice_id]

    assert [each.slug for each in documents(numbers)] == [shown.slug]


def test_nothing_private_is_in_a_document() -> None:
    page = practice_page(record={"editor_note": "unsure-note"})

    assert "unsure-note" not in repr(document(page))


def test_many_practices_cost_as_many_queries_as_one(django_assert_num_queries: Callable[..., Any]) -> None:
    partners = [CityPageFactory().city for _ in range(3)]
    pages = [told_in_full(size=4, partners=partners) for _ in range(5)]
    numbers = [page.practice_id for page in pages]

    with django_assert_num_queries(13):
        one = list(documents(numbers[:1]))
    with django_assert_num_queries(13):
        many = list(documents(numbers))

    assert (len(one), len(many)) == (1, 5)
