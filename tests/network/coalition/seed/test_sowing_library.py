"""Missions and publications of a folder, with all that they refer to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cities.models import Project
from network.coalition.models import MissionIndexPage, MissionPage, PublicationPage
from network.coalition.seed.folder import SHIPPED
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import rows, write

pytestmark = pytest.mark.django_db

PUBLICATIONS = {
    "calzada-people-centered-action-research",
    "global-assessment-responsible-ai-cities",
    "six-missions-people-centred-digital-future",
    "digital-rights-governance-framework",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("vocabulary.csv", "missions.json"):
        shutil.copy(SHIPPED / name, tmp_path)
    chosen = [row for row in rows("publications.csv") if row["id"] in PUBLICATIONS | {"cc4dr-declaration"}]
    cities = {slug for row in chosen for slug in row["city_slugs"].split("|")}
    write(tmp_path, "cities.csv", [row for row in rows("cities.csv") if row["slug"] in cities])
    write(tmp_path, "organisations.csv", [row for row in rows("organisations.csv") if row["slug"] == "un-habitat"])
    write(tmp_path, "publications.csv", chosen)
    [project] = [row for row in rows("projects.csv") if row["slug"] == "digital-rights-governance-project"]
    project |= {"city_slugs": "", "practice_ids": "", "organisations": "un-habitat"}
    write(tmp_path, "projects.csv", [project | {"publication_ids": "digital-rights-governance-framework"}])
    return tmp_path


def publication(slug: str) -> PublicationPage:
    found: PublicationPage = PublicationPage.objects.live().get(slug=slug)
    return found


def test_missions_and_publications_are_told_and_a_second_load_changes_nothing(folder: Path) -> None:
    sow(folder)

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

    again = sow(folder)

    assert (again.total.created, again.total.updated, again.total.differing) == (0, 0, 0)


def test_people_and_organisations_are_told_apart(folder: Path) -> None:
    sow(folder)

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


def test_an_address_is_that_of_the_language_it_names(folder: Path) -> None:
    sow(folder)

    several = publication("six-missions-people-centred-digital-future")
    single = publication("digital-rights-governance-framework")

    assert {each.language: bool(each.url) for each in several.versions.all()} == {"en": False, "es": True}
    assert [(each.language, each.url) for each in single.versions.all()] == [("en", single.url)]
    assert several.publication is not None
    assert several.publication.featured


def test_what_an_editor_changed_stays(folder: Path) -> None:
    sow(folder)
    page = publication("six-missions-people-centred-digital-future")
    page.title = "The six missions"
    page.save_revision().publish()

    report = sow(folder)

    assert publication(page.slug).title == "The six missions"
    assert report.tallies["publication"].differing == 1
