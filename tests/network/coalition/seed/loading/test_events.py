from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from network.coalition.models import EventPage, EventRole, ItemKind, PartKind
from network.coalition.seed.folder import SHIPPED, open_folder
from network.coalition.seed.problems import BadDataError
from network.coalition.seed.sowing import sow
from tests.network.coalition.seed.shipped import rows, write

pytestmark = pytest.mark.django_db

FLAGSHIP, ASSEMBLY = "connected-people-integrated-cities-2024", "annual-meeting-2024"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The flagship event with one of its parts, and what they name."""
    for name in ("vocabulary.csv", "facts.csv", "events.json"):
        shutil.copy(SHIPPED / name, tmp_path)
    write(tmp_path, "cities.csv", [row for row in rows("cities.csv") if row["slug"] == "maceio"])
    found = [row for row in rows("events.csv") if row["id"] in {FLAGSHIP, ASSEMBLY}]
    write(tmp_path, "events.csv", found[::-1])  # a part may stand before its whole
    roles = [row for row in rows("roles.csv") if row["object"] in {FLAGSHIP, ASSEMBLY}]
    write(tmp_path, "roles.csv", roles)
    named = {slug for row in (*found, *roles) for cell in row.values() for slug in cell.split("|")}
    write(tmp_path, "organisations.csv", [row for row in rows("organisations.csv") if row["slug"] in named])
    return tmp_path


def page(slug: str = FLAGSHIP) -> EventPage:
    return EventPage.objects.get(slug=slug)


def change(folder: Path, **values: str) -> None:
    found = rows("events.csv", folder)
    for row in found:
        if row["id"] == FLAGSHIP:
            row.update(values)
    write(folder, "events.csv", found)


def told(folder: Path, *events: dict[str, Any]) -> None:
    (folder / "events.json").write_text(json.dumps({"events": events}), encoding="utf-8")


def test_an_event_stands_with_its_part_its_people_and_its_sentences(small: Path) -> None:
    sow(small)

    assert page(ASSEMBLY).get_parent().pk == page().pk
    assert (page().start, page().attendance, str(page().host_city)) == ("2024-09-05", "in-person", "Maceió")
    parts = {str(party): party.part for party in page().parties.all()}
    assert parts["Maceió"] == PartKind.ORGANISER
    assert parts["Eurocities"] == PartKind.PARTNER
    assert parts["Forum Inova Cidades"] == PartKind.FORUM
    assert "<p>From 2021 on, Maceió built up" in page().host_story
    assert page().time_zone == "America/Maceio"
    assert [role.role.code for role in EventRole.objects.filter(event=page().event_id)] == ["host"]


def test_loading_it_again_changes_nothing(small: Path) -> None:
    sow(small)
    before = page().latest_revision_id

    report = sow(small)

    assert (report.total.created, report.total.updated) == (0, 0)
    assert page().latest_revision_id == before


def test_what_the_file_changes_is_changed_and_what_a_person_changed_stays(small: Path) -> None:
    sow(small)
    edited = page()
    edited.place, edited.summary = "City Hall", "In my words."
    edited.save_revision().publish()
    change(small, place="Elsewhere", audience="Everybody", partners="uclg")

    sow(small)

    assert (page().place, page().summary, page().audience) == ("City Hall", "In my words.", "Everybody")
    assert [str(party) for party in page().parties.filter(part=PartKind.PARTNER)] == [
        "United Cities and Local Governments (UCLG)"
    ]


def test_an_event_that_a_person_deleted_stays_away(small: Path) -> None:
    sow(small)
    page(ASSEMBLY).delete()

    sow(small)

    assert not EventPage.objects.filter(slug=ASSEMBLY).exists()


def test_a_part_moves_with_the_file(small: Path) -> None:
    sow(small)
    found = rows("events.csv", small)
    for row in found:
        row["parent_event"] = ""
    write(small, "events.csv", found)

    sow(small)

    assert page(ASSEMBLY).get_parent().slug == "events"


def test_related_entries_are_told_where_they_are_there(small: Path) -> None:
    told(small, {"id": FLAGSHIP, "summary": "Two days.", "related": [f"event:{ASSEMBLY}", "event:launch-2018"]})

    sow(small)

    related = page().items.filter(relation=ItemKind.RELATED)
    assert [item.event_id for item in related] == [page(ASSEMBLY).event_id]


def test_a_statement_says_who_said_so(small: Path) -> None:
    change(small, figures="20 cities (the Coalition, June 2025)")
    sow(small)
    [figure] = page().figures.all()
    assert (figure.statement, figure.source_name) == ("20 cities", "the Coalition, June 2025")
    assert figure.source_url == page().source_url

    change(small, figures="21 cities")
    sow(small)
    assert [each.statement for each in page().figures.all()] == ["21 cities"]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"summary": "x"}, "events.id"),
        ({"id": "nowhere", "summary": "x"}, "names no event"),
        ({"id": FLAGSHIP, "summary": "x" * 201}, "is longer than 200 characters"),
        ({"id": FLAGSHIP, "summary": "x", "time_zone": "Alagoas"}, "must be a time zone by its place"),
        ({"id": FLAGSHIP, "summary": "x", "missions": ["fun"]}, "is no code of the scheme mission"),
        ({"id": FLAGSHIP, "summary": "x", "facts": ["fun"]}, "names no fact"),
        ({"id": FLAGSHIP, "summary": "x", "related": ["city:maceio"]}, "must be kind:id"),
        ({"id": FLAGSHIP, "summary": "x", "about": "words"}, "must be a list"),
        ({"id": FLAGSHIP, "summary": "x", "sessions": []}, "is not part of the format"),
    ],
)
def test_a_fault_in_the_sentences_is_named_and_nothing_is_loaded(
    event: dict[str, Any], expected: str, small: Path
) -> None:
    told(small, event)

    with pytest.raises(BadDataError) as raised:
        open_folder(small, whole=False)

    [problem] = [str(each) for each in raised.value.problems]
    assert problem.startswith("events.json, line ")
    assert expected in problem


def test_an_event_told_twice_is_a_fault(small: Path) -> None:
    told(small, {"id": FLAGSHIP, "summary": "x"}, {"id": FLAGSHIP, "summary": "y"})

    with pytest.raises(BadDataError) as raised:
        open_folder(small, whole=False)

    assert ["stands there already" in str(each) for each in raised.value.problems] == [True]
