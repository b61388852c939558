from __future__ import annotations

import pytest

from network.coalition.models import MissionPage
from search.models import SearchDocument
from tests.factories.cities import locale
from tests.factories.practices import theme
from tests.factories.publications import milestone, mission_page

pytestmark = pytest.mark.django_db


def told(page: MissionPage, language: str = "en") -> SearchDocument:
    return SearchDocument.objects.get(kind="mission", number=page.mission_id, language=language)


def test_a_mission_is_found_by_its_titles_themes_and_milestones_the_moment_it_is_published() -> None:
    page = mission_page(alternative_titles="Fair machines\nGood data", themes=["ethics"])
    assert told(page).concepts["theme"] == ["ethics"]
    assert {"Fair machines", "Good data"} <= set(told(page).names)

    milestone(page, title="A register in each city")

    assert "A register in each city" in told(page).body["rest"]
    assert told(page).missions == ["ethical-use"]


def test_facts_of_a_translation_are_those_of_the_english_page() -> None:
    page = mission_page(themes=["ethics"])
    translation = page.copy_for_translation(locale("es"), copy_parents=True)
    translation.title, translation.themes = "Uso ético", []
    translation.save_revision().publish()

    assert told(page, "es").title == "Uso ético"
    assert told(page, "es").concepts["theme"] == ["ethics"]


def test_it_follows_its_vocabulary() -> None:
    page = mission_page(themes=["old"])
    old = theme("old")
    old.replaced_by = theme("new")
    old.save()

    assert told(page).concepts["theme"] == ["new"]


def test_a_mission_that_is_taken_away_is_found_no_longer() -> None:
    page = mission_page()
    page.unpublish()
    assert not SearchDocument.objects.filter(kind="mission").exists()

    page.save_revision().publish()
    assert told(page).title

    MissionPage.objects.get(pk=page.pk).delete()
    assert not SearchDocument.objects.filter(kind="mission").exists()
