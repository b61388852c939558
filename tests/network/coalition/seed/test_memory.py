from __future__ import annotations

from typing import Any

import pytest

from network.coalition.models import SeedRow
from network.coalition.seed.memory import IMPORTED, Memory, merge


@pytest.mark.parametrize(
    ("last", "current", "wanted", "expected"),
    [
        ("a", "a", "a", ({}, "a", False)),
        ("a", "a", "b", ({"name": "b"}, "b", False)),
        ("a", "mine", "b", ({}, "a", True)),
        ("a", "mine", "a", ({}, "a", True)),
        ("a", "b", "b", ({}, "b", False)),
        ("a", "", "a", ({}, "a", True)),
        ("", "", "b", ({"name": "b"}, "b", False)),
    ],
)
def test_a_field_follows_the_file_until_a_person_changes_it(
    last: str, current: str, wanted: str, expected: tuple[dict[str, Any], str, bool]
) -> None:
    found = merge({"name": last}, {"name": current}, {"name": wanted})

    assert (found.changes, found.remembered["name"], found.is_kept) == expected


def test_a_field_that_was_never_written_is_filled_only_when_it_is_blank() -> None:
    found = merge({}, {"blank": "", "none": None, "theirs": "x"}, {"blank": "a", "none": 1, "theirs": "y"})

    assert found.changes == found.remembered == {"blank": "a", "none": 1}
    assert found.is_kept


@pytest.mark.django_db
def test_an_import_knows_what_the_site_shipped_and_keeps_its_own_beside_it() -> None:
    shipped = Memory()
    shipped.remember("city", "a", 1, {"name": "A"})
    shipped.save()

    imported = Memory(IMPORTED)
    assert imported.rows("city")["a"].values == {"name": "A"}
    imported.remember("city", "a", 1, {"name": "B"})
    imported.save()

    assert Memory().rows("city")["a"].values == {"name": "A"}
    assert Memory(IMPORTED).rows("city")["a"].values == {"name": "B"}
    assert SeedRow.objects.filter(kind="city").count() == 2


@pytest.mark.django_db
def test_what_changed_is_written_once(django_assert_num_queries: Any) -> None:
    memory = Memory()
    for number in range(20):
        memory.remember("fact", f"fact-{number}", number, {"value": "1"})
    memory.save()
    again = Memory()
    for number in range(20):
        again.remember("fact", f"fact-{number}", number, {"value": "2" if number < 5 else "1"})

    with django_assert_num_queries(1):
        again.save()

    assert SeedRow.objects.filter(values={"value": "2"}).count() == 5
