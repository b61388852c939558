"""Missions and publications with all that they refer to."""

from __future__ import annotations

import pytest

from cities.models import Project
from network.coalition.models import MissionIndexPage, MissionPage, PublicationPage
from tests.network.coalition.seed.shipped import again

pytestmark = pytest.mark.usefixtures("small_site")

PUBLICATIONS = {
    "calzada-people-centered-action-research",
    "global-assessment-responsible-ai-cities",
    "six-missions-people-centred-digital-future",
    "digital-rights-governance-framework",
}


def publication(slug: str) -> PublicationPage:
    found: PublicationPage = PublicationPage.objects.live().get(slug=slug)
    return found


def test_missions_and_publications_are_told_and_a_second_load_changes_nothing() -> None:
    mission = MissionPage.objects.live().get(slug="transparency-participation")
    assert mission.title == "Boost transparency & participation in data and digital technologies"
    assert mission.why
    assert mission.themes.count() == 7
    index = MissionIndexPage.objects.get(locale__language_code="en")
    assert "in Bordeaux in October 2023, for the years from 2023 to 2033." in index.introduction
    assert {page.slug for page in PublicationPage.objects.live()} == PUBLICATIONS | {"cc4dr-declaration"}
    assert [each.pages.get().slug for each in Project.objects.get().publications.all()] == [
        "digital-rights-governance-framework"
    ]

    report = again()

    assert (report.total.created, report.total.updated, report.total.differing) == (0, 0, 0)


def test_people_and_organisations_are_told_apart() -> None:
    article = publication("calzada-people-centered-action-research")
    assert [(each.name, each.family_name) for each in article.contributors.all()] == [
        ("Igor Calzada", "Calzada"),
        ("Marc Pérez-Batlle", "Pérez-Batlle"),
        ("Joan Batlle-Montserrat", "Batlle-Montserrat"),
    ]
    assert article.doi == "10.1080/07352166.2021.1994861"
    report = publication("global-assessment-responsible-ai-cities")
    publisher = report.contributors.get(name="UN-Habitat")
    assert (publisher.slug, publisher.family_name) == ("un-habitat", "")
    assert [each.name for each in report.contributors.all()][:2] == ["Ben Dhaou", "Isagah"]


def test_an_address_is_that_of_the_language_it_names() -> None:
    several = publication("six-missions-people-centred-digital-future")
    single = publication("digital-rights-governance-framework")

    assert {each.language: bool(each.url) for each in several.versions.all()} == {"en": False, "es": True}
    assert [(each.language, each.url) for each in single.versions.all()] == [("en", single.url)]
    assert several.publication is not None
    assert several.publication.featured


def test_what_an_editor_changed_stays() -> None:
    page = publication("six-missions-people-centred-digital-future")
    page.title = "The six missions"
    page.save_revision().publish()

    report = again()

    assert publication(page.slug).title == "The six missions"
    assert report.tallies["publication"].differing == 1
