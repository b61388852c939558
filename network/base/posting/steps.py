"""A long form in steps: one topic a page, in their order, then a page on which everything is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from network.base.posting.forms import PublicForm, tidy

Typed = dict[str, Any]  # what stands in the fields of one step, right or wrong, as JSON can hold it
Answers = Mapping[str, Typed]  # by the step's name

LONGEST_KEPT, MOST_KEPT = 20_000, 100  # signs of a field, choices of a list: more than any field takes


@dataclass(frozen=True)
class Step:
    """`title` is the heading of its page, `form_class` holds the fields of its one topic."""

    name: str
    title: Any
    form_class: type[PublicForm]

    def typed(self, data: QueryDict) -> Typed:
        fields = self.form_class().fields.items()
        return {name: _kept(field.widget.value_from_datadict(data, {}, name)) for name, field in fields}

    def checked(self, answers: Answers) -> PublicForm:
        """Its form with what was typed, bound, so that it knows its errors."""
        return self.form_class(data=dict(answers.get(self.name, {})))

    def open(self, answers: Answers, initial: Typed) -> PublicForm:
        """Its form as one comes to it: with what was typed before, and no errors yet."""
        return self.form_class(initial=initial | dict(answers.get(self.name, {})))


@dataclass(frozen=True)
class Told:
    """What the page of checking says of a field."""

    label: Any
    values: Sequence[Any]  # none: nothing was given


class Steps:
    """The order of a form's steps. It knows no form, keeps nothing, and asks nobody."""

    def __init__(self, *steps: Step) -> None:
        self.steps = steps

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def number(self, step: Step) -> int:
        """From one on; what stands behind the last step, as the page of checking does, comes after it."""
        return self.steps.index(step) + 1 if step in self.steps else len(self) + 1

    def before(self, step: Step) -> Step | None:
        number = self.number(step)
        return self.steps[number - 2] if number > 1 else None

    def next_open(self, answers: Answers) -> Step | None:
        """The first step that nobody has filled in yet, or that has an error; None when all can be sent."""
        unfinished = (step for step in self if step.name not in answers or not step.checked(answers).is_valid())
        return next(unfinished, None)

    def cleaned(self, answers: Answers) -> dict[str, Any]:
        """All that was answered, by field. Only for answers without an open step."""
        cleaned: dict[str, Any] = {}
        for step in self:
            form = step.checked(answers)
            form.full_clean()
            cleaned |= form.cleaned_data
        return cleaned

    def told(self, answers: Answers) -> list[tuple[Step, list[Told]]]:
        return [(step, [Told(each.label, _words(each)) for each in step.checked(answers)]) for step in self]


def _kept(value: Any) -> Any:
    if isinstance(value, list):
        return [_kept(each) for each in value[:MOST_KEPT]]
    return tidy(value[:LONGEST_KEPT]) if isinstance(value, str) else value


def _words(bound: BoundField) -> list[Any]:
    """In the words that the visitor saw: labels of choices, not their codes."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return [_("Yes") if value else _("No")]
    given = [str(each) for each in (value if isinstance(value, list) else [value]) if each]
    if isinstance(bound.field, forms.ChoiceField):
        labels = {str(each.data["value"]): each.data["label"] for each in bound.subwidgets}
        return [labels[each] for each in given if each in labels]
    return given
