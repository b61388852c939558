from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.coalition.events.documents import documents
from network.coalition.models import Event, EventPage, EventParty, PartKind
from search import sync
from search.registry import Document
from tests.factories.cities import CityFactory, OrganisationFactory, region
from tests.factories.events import event_page, role, told_in_full, translated
from tests.factories.practices import theme

pytestmark = pytest.mark.django_db


def told(page: EventPage) -> list[Document]:
    return list(documents([page.event_id or 0]))


def test_an_event_is_found_by_all_its_titles_its_place_and_who_holds_it() -> None:
    host = CityFactory(name="Maceió", slug="maceio")
    organisation = OrganisationFactory(name="National Coalition", acronym="FNP")
    page = event_page(
        alternative_titles="Pessoas Conectadas\nPeople",
        place="Hotel Jatiúca",
        host_city=host,
        parts={"parties": [EventParty(part=PartKind.ORGANISER, organisation=organisation)]},
    )

    [document] = told(page)

    assert {"Pessoas Conectadas", "People", "Hotel Jatiúca", "Maceió", "National Coalition", "FNP"} <= set(
        document.names
    )
    assert document.filters["organisation"] == (organisation.slug,)


def test_an_event_is_narrowed_by_where_it_is_held_what_it_is_about_and_when_it_began() -> None:
    privacy = theme("privacy")
    theme("data-protection", broader=privacy)
    host = CityFactory(slug="maceio", country_code="BR", region=region("south-america", "americas"))
    page = event_page(
        host_city=host, topics=["data-protection"], missions=["inclusion"], start="2024-12-30", end="2025-01-02"
    )

    [document] = told(page)

    assert document.facets["theme"] == ("data-protection", "privacy")
    assert document.facets["mission"] == document.missions == ("inclusion",)
    assert document.facets["region"] == ("south-america", "americas")
    assert (document.facets["country"], document.facets["city"]) == (("br",), ("maceio",))
    assert (document.year, document.date) == (2024, "2024-12-30")


def test_a_city_is_told_with_all_that_it_does_in_an_event_the_host_first() -> None:
    host, guest = CityFactory(slug="porto"), CityFactory(slug="sofia")
    page = event_page(host_city=host, parts={"parties": [EventParty(part=PartKind.ORGANISER, city=host)]})
    role(page, guest, "participant")
    role(page, host, "host")

    [document] = told(page)

    assert document.cities == ("porto", "sofia")
    assert document.data["parts"] == {"porto": ["host", "organiser"], "sofia": ["participant"]}


def test_an_event_is_of_the_month_in_which_it_begins_and_of_the_city_that_is_its_host() -> None:
    host = CityFactory(slug="porto")
    [document] = told(event_page(start="2024-09-05", end="2024-10-06", host_city=host))

    assert (document.date, document.year) == ("2024-09-05", 2024)
    assert document.places == ("city/porto",)


def test_a_date_that_nobody_knows_is_no_date() -> None:
    [document] = told(event_page())

    assert (document.year, document.date, document.city) == (None, "", None)
    assert "year" not in document.facets


def test_each_language_has_its_words_and_the_facts_of_the_source() -> None:
    page = event_page(title="Rights", start="2024", topics=["privacy"])
    translated(page, title="Derechos", start="1999")

    found = {document.language: document for document in told(page)}

    assert {language: document.title for language, document in found.items()} == {"en": "Rights", "es": "Derechos"}
    assert {document.date for document in found.values()} == {"2024"}
    assert {document.facets["theme"] for document in found.values()} == {("privacy",)}
    assert [document.is_source for document in found.values()] == [True, False]


def test_nothing_private_is_in_a_document() -> None:
    page = told_in_full()
    Event.objects.filter(pk=page.event_id).update(editor_note="secret")

    assert "secret" not in str(told(page))


@pytest.mark.parametrize("number", [1, 4])
def test_documents_cost_the_same_for_one_event_and_for_many(number: int) -> None:
    with sync.collected():
        pages = [told_in_full() for _ in range(number)]

    with CaptureQueriesContext(connection) as queries:
        list(documents([page.event_id or 0 for page in pages]))

    assert len(queries) <= 15
