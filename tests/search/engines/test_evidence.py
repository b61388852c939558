from __future__ import annotations

import pytest

from search import registry
from search.analysis import Unit
from search.engines.evidence import COVERAGE, PLAIN_COVERAGE, Evidence, coverage, kind_weights
from search.engines.interface import Question


def of(kind: str, weight: float = 1.0) -> Evidence:
    return Evidence(0, kind, (("key",),), weight)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([of("words", 0.25)], [PLAIN_COVERAGE]),
        ([of("words", 0.25), of("code", 0.5)], [COVERAGE / 2, COVERAGE / 2]),
        ([of("words", 0.25), of("code", 0.5), of("code", 1.0)], [COVERAGE, COVERAGE / 2, COVERAGE]),
        ([of("code", 1.5), of("code", 0.01)], [COVERAGE, PLAIN_COVERAGE]),
        ([of("phrase")], [COVERAGE]),
    ],
)
def test_evidence_adds_the_more_by_being_found_the_more_surely_it_is_what_was_meant(
    found: list[Evidence], expected: list[float]
) -> None:
    assert coverage(found) == expected


def test_a_plain_word_adds_little_by_being_found_and_still_something() -> None:
    assert 0 < PLAIN_COVERAGE < COVERAGE / 4


@pytest.mark.parametrize(
    ("concepts", "of_city"),
    [
        ((), None),
        ((("kind/city", 1.0),), 1.2),
        ((("kind/city", 0.3),), None),  # a part of a longer term
        ((("theme/city", 1.0),), None),
    ],
)
def test_no_kind_counts_more_than_one_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, concepts: tuple[tuple[str, float], ...], of_city: float | None
) -> None:
    monkeypatch.setattr(registry, "weights", lambda: {"practice": 1.2, "page": 0.8})
    units = (Unit(("words",), (("word",),), concepts),)

    weights = kind_weights(Question("en", "relevance", units))

    assert weights.pop("city", None) == of_city
    assert weights == {"practice": 1.2, "page": 0.8}
    assert kind_weights(Question("en", "relevance", units, conditions={"kind": ("city",)})) == {}
