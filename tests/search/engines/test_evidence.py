from __future__ import annotations

import pytest

from search.engines.evidence import COVERAGE, PLAIN_COVERAGE, Evidence, coverage


def of(kind: str, weight: float = 1.0) -> Evidence:
    return Evidence(0, kind, (("key",),), weight)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([of("words", 0.25)], PLAIN_COVERAGE),
        ([of("words", 0.25), of("code", 0.5)], COVERAGE / 2),
        ([of("code", 0.5), of("code", 1.0), of("code", 0.3)], COVERAGE),
        ([of("code", 1.5)], COVERAGE),
        ([of("phrase")], COVERAGE),
    ],
)
def test_a_unit_adds_the_more_by_being_found_the_more_surely_it_means_something(
    found: list[Evidence], expected: float
) -> None:
    assert coverage(found) == {0: expected}


def test_a_plain_word_adds_little_by_being_found_and_still_something() -> None:
    assert 0 < PLAIN_COVERAGE < COVERAGE / 4
