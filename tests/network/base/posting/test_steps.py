"""The order of a long form's steps, and what they make of what was typed."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from network.base.posting.forms import PublicForm, line
from network.base.posting.steps import LONGEST_KEPT, Step, Steps


class NameForm(PublicForm):
    name = line("Name")


class TasteForm(PublicForm):
    fruit = forms.MultipleChoiceField(choices=[("a", "Apple"), ("b", "Berry")], required=False)
    is_sweet = forms.BooleanField(required=False)


NAME, TASTE = Step("name", "Who", NameForm), Step("taste", "What", TasteForm)
BEYOND = Step("check", "Check", PublicForm)
STEPS = Steps(NAME, TASTE)
DONE: dict[str, dict[str, Any]] = {"name": {"name": "Ana"}, "taste": {"fruit": ["b"], "is_sweet": True}}


def test_steps_stand_in_their_order_and_checking_comes_last() -> None:
    assert [STEPS.number(step) for step in (NAME, TASTE, BEYOND)] == [1, 2, 3]
    assert [STEPS.before(step) for step in (NAME, TASTE, BEYOND)] == [None, NAME, TASTE]


@pytest.mark.parametrize(
    ("answers", "step"),
    [
        ({}, NAME),
        ({"name": {"name": "Ana"}}, TASTE),  # nothing is needed there, but nobody has seen it
        (DONE | {"name": {"name": " "}}, NAME),
        (DONE | {"taste": {"fruit": ["x"]}}, TASTE),
        (DONE, None),
    ],
)
def test_one_goes_on_where_something_is_open(answers: dict[str, Any], step: Step | None) -> None:
    assert STEPS.next_open(answers) == step


def test_what_was_typed_comes_back_as_it_was_and_is_checked_the_same() -> None:
    typed = {step.name: step.typed(QueryDict("name=Ana&fruit=a&fruit=b&is_sweet=on")) for step in STEPS}

    assert typed == {"name": {"name": "Ana"}, "taste": {"fruit": ["a", "b"], "is_sweet": True}}
    assert STEPS.cleaned(typed) == {"name": "Ana", "fruit": ["a", "b"], "is_sweet": True}


def test_a_step_takes_its_own_fields_only() -> None:
    assert NAME.typed(QueryDict("name=Ana&fruit=a&is_staff=1")) == {"name": "Ana"}


def test_what_no_database_holds_and_what_is_too_long_is_cut() -> None:
    data = QueryDict(mutable=True)
    data["name"] = "\x00A\ud800" + "b" * 2 * LONGEST_KEPT
    data.setlist("fruit", ["\x00a"] * 10_000)

    assert NAME.typed(data)["name"] == "A" + "b" * (LONGEST_KEPT - 3)
    assert TASTE.typed(data)["fruit"] == ["a"] * 100


def test_coming_to_a_step_shows_no_errors_yet_and_checking_it_does() -> None:
    answers = {"name": {"name": ""}}

    assert not NAME.open(answers, {}).errors
    assert NAME.checked(answers).errors


def test_what_was_typed_counts_more_than_what_was_there_at_first() -> None:
    assert NAME.open({}, {"name": "first"})["name"].value() == "first"
    assert NAME.open({"name": {"name": "typed"}}, {"name": "first"})["name"].value() == "typed"


def test_the_page_of_checking_speaks_in_the_words_of_the_form() -> None:
    [(_name, [name]), (_taste, [fruit, sweet])] = STEPS.told(DONE)

    assert (name.label, name.values) == ("Name", ["Ana"])
    assert fruit.values == ["Berry"]
    assert sweet.values == ["Yes"]


def test_what_was_left_out_is_told_as_nothing() -> None:
    [(_name, [name]), (_taste, [fruit, sweet])] = STEPS.told({"taste": {"fruit": ["made-up"]}})

    assert (name.values, fruit.values, sweet.values) == ([], [], ["No"])
