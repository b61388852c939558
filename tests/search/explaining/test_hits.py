"""The explanation of every hit adds up to its score, whatever is asked, on the engine that answers."""

from __future__ import annotations

import pytest

from search.explaining.hits import explained
from search.explaining.parts import OTHER
from search.query import Query
from search.results import find
from tests.relevance.judged import queries

OWN = (
    '"digital rights"',
    '"direitos digitais" participação',
    "Amsterdam algorithm register",
    "Барселона",
    "particpation Barcelona",
    "how do cities explain what their algorithms decide about people",
    "the",
)
JUDGED = [(each.language, each.words) for each in queries()][::15]


@pytest.mark.usefixtures("seeded")
@pytest.mark.slow
def test_the_parts_add_up_to_the_score_whatever_is_asked(db: None) -> None:
    hits = 0
    for language, words in [*(("en", words) for words in OWN), *JUDGED]:
        results = find(Query(language, "search/", q=words), facets=False)

        told = explained(results)

        assert (list(told) and set(told) == {result.document for result in results.results}) or not results.total, words
        scores = [told[result.document].score for result in results.results]
        assert scores == sorted(scores, reverse=True), words
        for each in told.values():
            assert sum(part.score for part in each.parts) == pytest.approx(each.score, rel=1e-5, abs=1e-4), words
            assert OTHER not in {part.kind for part in each.parts}, words
            hits += 1
    assert hits > 300
