"""The figures mean what they say: worked examples, and what holds for any order."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import measures

GRADES = {"best": 3, "good": 2, "near": 1, "wrong": 0}
ORDERS = st.lists(st.sampled_from([*GRADES, "unknown", "other"]), unique=True)


def test_the_best_order_reaches_all_and_an_empty_one_nothing() -> None:
    assert measures.ndcg(["best", "good", "near"], GRADES) == 1
    assert measures.ndcg([], GRADES) == 0


def test_a_gain_counts_less_the_lower_it_stands() -> None:
    ideal = 7 + 3 / math.log2(3) + 1 / 2

    assert measures.ndcg(["wrong", "best"], GRADES) == pytest.approx(7 / math.log2(3) / ideal)


def test_what_nobody_judged_is_wrong_but_for_the_judged_alone() -> None:
    assert measures.ndcg(["unknown", "best"], GRADES) == measures.ndcg(["wrong", "best"], GRADES)
    assert measures.judged_ndcg(["unknown", "best"], GRADES) == measures.ndcg(["best"], GRADES)


def test_only_the_first_ten_count() -> None:
    behind = [f"unknown {place}" for place in range(10)] + ["best"]

    assert measures.ndcg(behind, GRADES) == 0
    assert measures.reciprocal_rank(behind, GRADES) == 0
    assert measures.ndcg(behind[1:], GRADES) > 0
    assert measures.reciprocal_rank(behind[1:], GRADES) == 1 / 10


def test_more_good_answers_than_places_can_still_reach_all() -> None:
    many = {f"entry {number}": 3 for number in range(25)}

    assert measures.ndcg(list(many)[5:15], many) == 1


@given(ORDERS)
def test_a_figure_lies_between_nothing_and_all(order: list[str]) -> None:
    for figure in (measures.ndcg, measures.judged_ndcg, measures.reciprocal_rank, measures.is_best_early):
        assert 0 <= figure(order, GRADES) <= 1


@given(ORDERS)
def test_to_move_what_is_better_forward_never_lowers_a_figure(order: list[str]) -> None:
    better = sorted(order, key=lambda entry: -GRADES.get(entry, 0))

    for figure in (measures.ndcg, measures.reciprocal_rank, measures.is_best_early):
        assert figure(better, GRADES) >= figure(order, GRADES)


def test_the_best_answers_are_those_with_the_highest_grade_of_the_need() -> None:
    assert measures.best_of(GRADES) == {"best"}
    assert measures.best_of({"good": 2, "as good": 2, "near": 1}) == {"good", "as good"}
    assert measures.best_of({"wrong": 0}) == frozenset()


def test_the_rank_is_that_of_the_first_best_answer() -> None:
    assert measures.reciprocal_rank(["good", "near", "best"], GRADES) == 1 / 3
    assert measures.reciprocal_rank(["good"], GRADES) == 0


def test_a_best_answer_is_early_up_to_the_third_place() -> None:
    assert measures.is_best_early(["good", "near", "best"], GRADES) == 1
    assert measures.is_best_early(["good", "near", "wrong", "best"], GRADES) == 0


def test_orders_are_alike_by_what_they_share() -> None:
    assert measures.overlap(["a", "b"], ["b", "a"]) == 1
    assert measures.overlap(["a", "b"], ["a"]) == 0.5
    assert measures.overlap(["a"], []) == 0
    assert measures.overlap([], []) == 1


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    values = [(f"need {number}", float(number % 2)) for number in range(40)]

    low, high = measures.interval(values)

    assert low < 0.5 < high
    assert 0.1 < high - low < 0.5
    assert measures.interval(values) == (low, high)


def test_queries_of_one_need_are_no_evidence_for_each_other() -> None:
    apart = [(f"need {number}", float(number % 2)) for number in range(40)]
    together = [(f"need {number % 4}", float(number % 2)) for number in range(40)]

    narrow, wide = (high - low for low, high in map(measures.interval, (apart, together)))

    assert wide > narrow
