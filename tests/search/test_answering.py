"""Chance hits are not shown as answers; whoever wants them is led to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search import engines
from search.answering import is_answered
from search.engines.interface import Question
from search.models import Pin
from search.registry import Term, Text
from search.results import everything, find
from tests.factories.search import Shelf
from tests.search.test_results import found, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(things: Shelf) -> Shelf:
    things.publish(1, "Winter markets", summary="Schedule of the stalls.", facets={"colour": ("blue",)})
    things.publish(2, "Snow in the park", summary="A walk.")
    things.publish(3, "Removal of barriers", summary="Ramps.")
    return things


@pytest.mark.parametrize(
    "words",
    [
        "snow removal schedule",  # each somewhere, never two in one entry
        "snow removal",
        "snow plough driver",  # one of three, the others nowhere
        "snow qqqqq",  # one of two
    ],
)
def test_words_that_meet_in_no_entry_are_answered_by_nothing(stock: Shelf, words: str) -> None:
    assert found(f"q={words}") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("snow", [2]),
        ("snow park", [2]),
        ("snow park removal", [2, 3]),  # two of three in one entry
        ("snow park qqqqq", [2]),  # nobody has the last word: what is left is answered
        ('"snow" removal', [2]),  # required
    ],
)
def test_words_that_meet_are_answered(stock: Shelf, words: str, expected: list[int]) -> None:
    assert found(f"q={words}") == expected


def test_who_wants_any_of_the_words_gets_all_that_have_one(stock: Shelf) -> None:
    assert set(found("q=snow removal schedule&loose=1")) == {1, 2, 3}


def test_the_data_say_the_same_as_the_page(stock: Shelf) -> None:
    assert list(everything(state("q=snow removal schedule"))) == []
    assert len(list(everything(state("q=snow removal schedule&loose=1")))) == 3


def test_what_is_chosen_in_facets_makes_no_difference(stock: Shelf) -> None:
    chosen = find(state("q=snow removal schedule&kind=thing"))

    assert chosen.total == 0
    assert [drop.name for drop in chosen.drops] == []


def test_a_term_of_the_field_is_an_answer_where_plain_words_are_chance(
    stock: Shelf, use_terms: Callable[..., object]
) -> None:
    use_terms(Term("snow", "en", "theme/snow"))
    stock.publish(4, "White city", concepts={"theme": ("snow",)})
    assert set(found("q=snow removal")) == {2, 3, 4}

    use_terms(Term("snow", "en", "everyday/snow", weight=0.6))
    stock.publish(4, "White city", texts=(Text("done", "Nothing."),))
    assert found("q=snow removal") == []


def test_a_problem_told_in_several_words_is_an_answer_where_a_word_of_every_day_is_chance(
    stock: Shelf, use_terms: Callable[..., object]
) -> None:
    stuck = Term("stuck in the snow", "en", "everyday/stuck", weight=0.6, broader=("theme/snow",))
    use_terms(stuck, Term("snow", "en", "theme/snow"), Term("removal", "en", "everyday/removal", weight=0.6))
    stock.publish(4, "White city", concepts={"theme": ("snow",)})

    assert 4 in found("q=removal stuck in the snow")
    assert found("q=removal schedule") == []


def test_two_words_of_every_day_that_stand_for_something_near_are_chance_and_with_one_of_the_text_they_are_none(
    stock: Shelf, use_terms: Callable[..., object]
) -> None:
    near = [Term(word, "en", f"everyday/{word}", weight=0.5, broader=("theme/snow",)) for word in ("sledge", "ski")]
    use_terms(*near, Term("snow", "en", "theme/snow"))
    stock.publish(4, "White city with hills", concepts={"theme": ("snow",)})

    assert found("q=sledge ski") == []
    assert found("q=sledge hills") == [4]


def test_what_is_pinned_is_an_answer(stock: Shelf) -> None:
    Pin.objects.create(words="snow removal", kind="thing", number=3)

    assert set(found("q=snow removal")) == {2, 3}


def test_a_list_without_words_is_not_asked(stock: Shelf) -> None:
    assert is_answered(Question("en", "newest"), engines.current())


def test_a_query_that_nothing_answers_costs_the_same_however_much_there_is(
    stock: Shelf, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(10, 60):
        stock.publish(number, f"Snow {number}")
    found("q=snow removal")

    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        assert found("q=snow removal") == []
