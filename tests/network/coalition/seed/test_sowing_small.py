"""A few rows of each file make a whole, small site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cities.models import (
    City,
    CityIndexPage,
    CityPage,
    CityRole,
    Organisation,
    OrganisationIndexPage,
    OrganisationPage,
    Project,
)
from network.base.models import Concept
from network.coalition.models import Fact, StandardPage
from network.coalition.seed.folder import SHIPPED
from network.coalition.seed.sowing import sow
from practices.models import PracticePage
from tests.network.coalition.seed.shipped import rows, write

pytestmark = pytest.mark.django_db

CITIES = {"amsterdam", "helsinki", "rennes", "new-york-city"}
PRACTICES = {"amsterdam-algorithm-register", "helsinki-ai-register"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two practices, their cities, and what they refer to."""
    for name in ("vocabulary.csv", "facts.csv", "pages.json"):
        shutil.copy(SHIPPED / name, tmp_path)
    tools = ("technology/", "building-block/")
    write(tmp_path, "labels.csv", [row for row in rows("labels.csv") if row["code_uri"].startswith(tools)])
    write(tmp_path, "glossary.csv", rows("glossary.csv")[:5])
    write(tmp_path, "cities.csv", [row for row in rows("cities.csv") if row["slug"] in CITIES])
    write(tmp_path, "cities_names.csv", [row for row in rows("cities_names.csv") if row["city_slug"] in CITIES])
    write(tmp_path, "organisations.csv", [row for row in rows("organisations.csv") if row["slug"] in {"cc4dr", "uclg"}])
    practices = [row for row in rows("practices.csv") if row["id"] in PRACTICES]
    for row in practices:
        related = row["related"].split("|")
        row["related"] = "|".join(each for each in related if each.partition(":")[0] in PRACTICES)
        row["partner_city_slugs"] = ""
    write(tmp_path, "practices.csv", practices)
    [project] = [row for row in rows("projects.csv") if row["slug"] == "international-digital-rights-days"]
    project |= {"city_slugs": "helsinki|amsterdam", "practice_ids": "|".join(PRACTICES), "publication_ids": ""}
    write(tmp_path, "projects.csv", [project])
    kinds = {"coalition", "mission", "event"}
    roles = [row for row in rows("roles.csv") if row["subject"] in CITIES and row["object_kind"] in kinds]
    write(tmp_path, "roles.csv", roles)
    return tmp_path


def test_a_small_folder_makes_a_small_site(small: Path) -> None:
    report = sow(small)

    assert {city.slug for city in City.objects.all()} == CITIES
    assert {page.slug for page in CityPage.objects.live()} == CITIES - {"rennes"}
    assert Organisation.objects.count() == OrganisationPage.objects.live().count() == 2
    assert {page.slug for page in PracticePage.objects.live()} == PRACTICES
    assert {project.practices.count() for project in Project.objects.all()} == {2}
    assert CityRole.objects.filter(is_coalition=True, role__code="coordinator").get().city.slug == "amsterdam"
    assert CityRole.objects.filter(mission__code="proactive-services").get().city.slug == "helsinki"
    assert Fact.objects.count() == 19
    assert StandardPage.objects.live().count() == 3
    assert Concept.objects.filter(scheme="glossary").count() == 5
    assert report.total.updated == 0


def test_its_second_load_changes_nothing(small: Path) -> None:
    first = sow(small)

    second = sow(small)

    assert (second.total.created, second.total.updated, second.total.differing) == (0, 0, 0)
    assert second.total.kept >= first.total.created
    assert not second.skipped


def test_every_kind_follows_its_file(small: Path) -> None:
    sow(small)
    for name, column, value in (
        ("vocabulary.csv", "order", "7"),
        ("cities.csv", "subregion", "europe"),
        ("organisations.csv", "kind", "research"),
        ("projects.csv", "city_slugs", "rennes"),
        ("roles.csv", "note", "As told."),
        ("facts.csv", "value", "1"),
    ):
        found = rows(name, small)
        found[0][column] = value
        found[0] |= {"region": "europe"} if name == "cities.csv" else {}
        write(small, name, found)

    report = sow(small)

    updated = {name for name, tally in report.tallies.items() if tally.updated}
    assert updated == {"concept", "city", "organisation", "project", "role", "fact"}
    assert City.objects.get(slug="amsterdam").region.code == "europe"
    assert Organisation.objects.filter(slug="uclg", organisation_kind__code="research").exists()
    assert [city.slug for city in Project.objects.get().cities.all()] == ["rennes"]


def test_nothing_is_made_below_a_list_of_pages_that_was_deleted(small: Path) -> None:
    for model in (CityIndexPage, OrganisationIndexPage):
        model.objects.get(locale__language_code="en").delete()

    sow(small)

    assert City.objects.count() == len(CITIES)
    assert not CityPage.objects.exists()
    assert not PracticePage.objects.exists()
    assert not OrganisationPage.objects.exists()
