"""The seed loads every row, publicly and privately as it should be."""

from __future__ import annotations

import pytest

from cities.models import City, CityName, CityPage, CityRole, Membership, Organisation, OrganisationPage, Project
from network.base.models import Concept, ConceptLabel, ConceptRelation
from network.coalition.models import Fact, StandardPage
from network.coalition.seed.folder import NAMES
from network.coalition.seed.sowing import sow
from practices.models import Lineage, Practice, PracticePage
from search.models import SearchDocument
from tests.network.coalition.seed.shipped import again, register, rows

pytestmark = pytest.mark.usefixtures("seeded")


def test_every_row_is_loaded() -> None:
    events = [row for row in rows("roles.csv") if row["object_kind"] == "event"]

    words = ("glossary", "everyday")
    assert Concept.objects.exclude(scheme__in=words).count() == len(rows("vocabulary.csv"))
    assert ConceptLabel.objects.exclude(concept__scheme__in=words).count() == len(rows("labels.csv"))
    assert Concept.objects.filter(scheme="everyday").count() == len(rows("everyday.csv"))
    related = [row["related"].split("|") for row in rows("everyday.csv") if row["related"]]
    assert ConceptRelation.objects.count() == sum(map(len, related)) > 0
    assert Concept.objects.filter(scheme="glossary").count() == len(rows("glossary.csv"))
    assert City.objects.count() == Membership.objects.count() == len(rows("cities.csv"))
    assert CityName.objects.count() == len(rows("cities_names.csv"))
    assert Organisation.objects.count() == OrganisationPage.objects.live().count() == len(rows("organisations.csv"))
    assert PracticePage.objects.live().count() == Practice.objects.count() == len(rows("practices.csv"))
    assert Project.objects.count() == len(rows("projects.csv"))
    assert CityRole.objects.count() == len(rows("roles.csv")) - len(events)
    assert Fact.objects.count() == len(rows("facts.csv"))
    assert set(StandardPage.objects.live().values_list("slug", flat=True)) == {"about", "accessibility", "privacy"}


def test_a_practice_is_loaded_with_all_its_parts() -> None:
    page = register()

    assert page.get_parent().slug == "amsterdam"
    assert Practice.objects.filter(pk=page.practice_id, state="compiled", compiled=True).exists()
    assert page.stage is not None
    assert page.stage.code == "running"
    assert [link.mission.code for link in page.mission_links.all()] == ["transparency-participation", "ethical-use"]
    assert sorted(theme.code for theme in page.themes.all()) == [
        "accountability",
        "ai-governance",
        "algorithm-transparency",
    ]
    assert page.technologies.count() == 2
    assert page.problem.startswith("<p>Residents had no way to know")
    assert [link.url for link in page.web_links.all()] == ["https://algoritmeregister.amsterdam.nl/en/ai-register/"]
    assert set(page.lineage.values_list("relation", flat=True)) == {"similar", "sister"}
    assert Lineage.objects.count() == 78


def test_pages_begin_their_history_with_the_seed() -> None:
    for page in (register(), CityPage.objects.get(slug="maceio"), OrganisationPage.objects.get(slug="uclg")):
        assert page.live
        assert not page.has_unpublished_changes
        assert page.live_revision_id == page.latest_revision_id
        assert page.revisions.count() == 1


def test_membership_is_told_as_it_is_known() -> None:
    statuses = Membership.objects.values_list("status", flat=True)
    told = {city.slug for city in City.objects.told()}
    others = {row["slug"] for row in rows("cities.csv") if row["membership"] != "member"}
    mentioned = {row["subject"] for row in rows("roles.csv")}
    for row in rows("practices.csv"):
        mentioned |= {row["city_slug"], *row["partner_city_slugs"].split("|")}

    assert {status: list(statuses).count(status) for status in set(statuses)} == {
        "member": 47,
        "unconfirmed": 14,
        "partner": 6,
    }
    assert Membership.objects.filter(status="member", evidence="direct").count() == 44
    assert told & others == others & mentioned
    assert others - told


def test_what_is_ambiguous_leads_to_its_concept_only_in_its_own_language() -> None:
    labels = ConceptLabel.objects.filter(concept__scheme="glossary")
    marked = sum(len(row["ambiguous"].split("|")) for row in rows("glossary.csv") if row["ambiguous"])

    assert labels.filter(own_language_only=True).count() == marked
    assert not labels.filter(language="pt").exists()


def test_private_notes_reach_private_fields_only() -> None:
    notes = {row["editor_note"] for name in ("cities.csv", "organisations.csv", "practices.csv") for row in rows(name)}
    notes -= {""}
    documents = list(SearchDocument.objects.all().values())
    revisions = [str(page.latest_revision.content) for page in PracticePage.objects.all()]

    assert Practice.objects.exclude(editor_note="").count() == 39
    assert documents
    assert not [note for note in notes if any(note in str(each) for each in [*documents, *revisions])]


def test_unchanged_files_are_skipped() -> None:
    report = sow()

    assert (report.total.created, report.total.updated) == (0, 0)
    assert report.total.kept > 23_000
    assert len(report.skipped) == len(NAMES)


def test_loading_everything_again_changes_nothing() -> None:
    before = list(PracticePage.objects.order_by("pk").values_list("pk", "latest_revision_created_at"))

    report = again()

    assert (report.total.created, report.total.updated, report.total.differing) == (0, 0, 0)
    assert list(PracticePage.objects.order_by("pk").values_list("pk", "latest_revision_created_at")) == before


def test_what_is_found_is_what_is_public() -> None:
    kinds = SearchDocument.objects.values_list("kind", flat=True)

    assert list(kinds).count("practice") == 84
    assert list(kinds).count("organisation") == 42
    assert SearchDocument.objects.filter(kind="event").values("number").distinct().count() == 33
    assert list(kinds).count("city") == CityPage.objects.live().count()
