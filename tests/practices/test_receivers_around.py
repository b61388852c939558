from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from wagtail.models import Page

from cities.models import CityName
from network.base.models import ConceptLabel, Scheme, Theme
from practices.models import Practice
from search import sync
from search.models import SearchDocument
from tests.factories.cities import CityPageFactory, OrganisationFactory, ProjectFactory, concept, home, publish
from tests.factories.practices import practice_page, record

pytestmark = pytest.mark.django_db


def names(number: int) -> list[str]:
    found: list[str] = SearchDocument.objects.get(kind="practice", number=number).names
    return found


def test_a_city_renamed_is_found_under_its_new_name() -> None:
    lead, partner = CityPageFactory().city, CityPageFactory().city
    page = publish(practice_page(lead.pages.get(), partners=[partner]))

    lead.name = "New name"
    lead.save()
    CityName.objects.create(city=partner, language="ar", name="القاهرة")

    assert {"New name", "القاهرة"} <= set(names(record(page).pk))
    document: Any = SearchDocument.objects.get(kind="practice")
    assert document.city["name"] == "New name"


def test_a_name_taken_away_finds_nothing_any_more() -> None:
    lead = CityPageFactory()
    CityName.objects.create(city=lead.city, language="en", name="Exonym")
    page = publish(practice_page(lead))
    assert "Exonym" in names(record(page).pk)

    CityName.objects.get(name="Exonym").delete()

    assert "Exonym" not in names(record(page).pk)


def test_a_concept_relabelled_or_moved_refreshes_what_it_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    tagged = publish(practice_page(missions=["ethical-use"], themes=["open-data"], stage=concept(Scheme.STAGE, "idea")))
    publish(practice_page(missions=["other"]))
    asked: list[set[int]] = []

    def noted(kind: str, numbers: Iterable[int]) -> int:
        if kind == Practice.kind:
            asked.append(set(numbers))
        return 0

    monkeypatch.setattr(sync, "refresh", noted)

    for scheme, code in ((Scheme.MISSION, "ethical-use"), (Scheme.THEME, "open-data"), (Scheme.STAGE, "idea")):
        ConceptLabel.objects.create(concept=concept(scheme, code), language="fr", kind="pref", text="Nouveau")
    Theme.objects.get(code="open-data").save()

    assert len(asked) >= 4
    assert all(numbers == {tagged.practice_id} for numbers in asked)


def test_a_project_and_its_organisations_are_names_of_the_practice() -> None:
    page = publish(practice_page())
    project, institute = ProjectFactory(name="Project one"), OrganisationFactory(name="Institute one")
    project.organisations.add(institute)

    record(page).projects.add(project)
    assert {"Project one", "Institute one"} <= set(names(record(page).pk))

    project.name = "Project two"
    project.save()
    institute.name = "Institute two"
    institute.save()
    assert {"Project two", "Institute two"} <= set(names(record(page).pk))

    project.practices.remove(record(page))
    assert "Project two" not in names(record(page).pk)


def test_a_city_moved_takes_its_practices_along() -> None:
    page = publish(practice_page())
    lead = page.get_parent()

    Page.objects.get(pk=lead.pk).move(home(), pos="last-child")

    assert SearchDocument.objects.get(kind="practice").url_path == f"{lead.slug}/{page.slug}/"
