"""What other words would change is told by titles, before anything is saved."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network.base.terms.effect import Effect, effect, shares
from search.analysis import Term
from search.models import SearchDocument
from tests.factories.cities import CityPageFactory, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _texts() -> None:
    publish(CityPageFactory.create(title="Hilltown", summary="Street trees are counted by residents."))
    publish(CityPageFactory.create(title="Millbrook", summary="Trees of the street market."))
    publish(CityPageFactory.create(title="Lakeside", summary="A street tree for every sensor."))


def term(text: str, language: str = "en", *, own: bool = False) -> Term:
    return Term(text, language, "glossary/street-trees", own_language_only=own)


def test_what_says_a_new_term_is_gained_in_the_plural_too() -> None:
    assert effect([], [term("street tree")]).gained == ["Hilltown", "Lakeside"]


def test_what_said_only_a_term_that_goes_is_lost() -> None:
    before = [term("street tree"), term("sensor")]

    told = effect(before, [term("sensor")])

    assert (told.gained, told.lost) == ([], ["Hilltown"])


def test_a_term_that_leads_there_only_in_its_own_language_gains_nothing_in_others() -> None:
    assert effect([], [term("sensor", "es", own=True)]).gained == []
    assert effect([], [term("sensor", "es")]).gained == ["Lakeside"]


def test_the_share_is_that_of_all_texts() -> None:
    texts = SearchDocument.objects.count()

    assert effect([], [term("residents")]).share == 1 / texts
    assert effect([], [term("street")]).share == 3 / texts
    assert effect([], [term("nobody says this")]) == Effect()


def test_many_terms_have_the_shares_that_each_has_alone() -> None:
    terms = [term("street"), term("sensor"), term("sensor", "es", own=True), term("nobody says this")]

    assert shares(terms) == {each: pytest.approx(effect([], [each]).share) for each in terms}
    assert shares([]) == {}


def test_many_texts_are_read_in_as_many_queries_as_one() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            effect([], [term("street tree")])
        return len(queries)

    before = cost()
    for _each in range(5):
        publish(CityPageFactory.create(summary="Street trees."))

    assert cost() == before
