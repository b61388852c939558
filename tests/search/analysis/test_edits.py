"""Slips between two words are counted, and every one of them is made."""

from __future__ import annotations

import pytest

from search.analysis import deletion_keys
from search.analysis.edits import distance, edits, is_one_apart


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abc", "abc", 0),
        ("abcd", "abdc", 1),
        ("abc", "abcd", 1),
        ("abcd", "bacde", 2),
        ("abc", "xyz", 3),
        ("a", "abcd", 3),
    ],
)
def test_distance_counts_slips_up_to_a_bound(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == expected


def test_an_edit_is_one_slip_away_and_shares_a_key() -> None:
    for other in edits("city"):
        assert distance("city", other, 2) <= 1
        assert deletion_keys("city") & deletion_keys(other)


def test_what_is_one_apart_is_what_an_edit_makes() -> None:
    made = edits("city") - {"city"}

    assert all(is_one_apart("city", other) and is_one_apart(other, "city") for other in made)


@pytest.mark.parametrize("other", ["city", "ciyts", "cit12", "tciy5", "", "citadel", "ycit"])
def test_what_is_the_same_or_two_slips_away_is_not_one_apart(other: str) -> None:
    assert not is_one_apart("city", other)
