from __future__ import annotations

from datetime import UTC, datetime

import pytest

from network.coalition.events.index import history, timeline
from network.coalition.events.status import Status
from tests.factories.events import event_page, translated

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 6, 1, tzinfo=UTC)


def test_what_comes_stands_in_the_order_of_time_and_what_was_by_year_the_latest_first() -> None:
    for title, start in (
        ("Later", "2028"),
        ("Next", "2027-06-02"),
        ("Just over", "2027-05-20"),
        ("Long ago", "2018-11-14"),
        ("Before", "2027-01"),
        ("Unknown", ""),
    ):
        event_page(title=title, start=start)

    shown = timeline("en", NOW)

    assert [row.title for row in shown.coming] == ["Next", "Later"]
    assert [(year.year, [row.title for row in year.rows]) for year in shown.past] == [
        ("2027", ["Just over", "Before"]),
        ("2018", ["Long ago"]),
    ]
    assert [row.title for row in shown.undated] == ["Unknown"]


def test_a_row_has_the_status_that_its_page_has() -> None:
    event_page(
        start="2027-09-05",
        time_zone="America/Maceio",
        takes_registrations=True,
        registration_opens=datetime(2027, 5, 1, tzinfo=UTC),
        registration_closes=datetime(2027, 8, 1, tzinfo=UTC),
    )

    assert timeline("en", NOW).coming[0].status is Status.OPEN
    assert timeline("en", datetime(2027, 4, 1, tzinfo=UTC)).coming[0].status is Status.ANNOUNCED
    assert timeline("en", datetime(2027, 9, 6, 3, tzinfo=UTC)).past[0].rows[0].status is Status.OVER


def test_an_event_is_listed_once_in_the_visitors_words() -> None:
    translated(event_page(title="Meeting", start="2028"), title="Reunión")

    assert [row.title for row in timeline("es", NOW).coming] == ["Reunión"]
    assert [row.title for row in timeline("fr", NOW).coming] == ["Meeting"]


def test_a_part_names_its_whole() -> None:
    event_page(event_page(title="Conference", start="2028"), title="Assembly", start="2028")

    parts = {row.title: row.result.data["part_of"] for row in timeline("en", NOW).coming}

    assert parts == {"Conference": "", "Assembly": "Conference"}


def test_the_history_ends_with_the_next_event_of_the_coalition() -> None:
    for year in range(2018, 2026):
        event_page(title=f"Meeting {year}", start=str(year), is_coalition_event=True)
    whole = event_page(title="Next", start="2028", is_coalition_event=True)
    event_page(whole, title="A part", start="2028", is_coalition_event=True)
    event_page(title="Of others", start="2026")
    event_page(title="After the next", start="2029", is_coalition_event=True)

    found = [row.title for row in history("en", NOW)]

    assert found == ["Meeting 2022", "Meeting 2023", "Meeting 2024", "Meeting 2025", "Next"]
