"""The steps in which one answers a guiding question: what one says, and in whose name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.base.posting.forms import PublicForm, email, line, text
from network.base.posting.steps import Step, Steps
from network.coalition.models import AnswererKind


class AnswerTextForm(PublicForm):
    autocomplete = "on"

    text = text(_("Your answer"), hint=_("Leave out names and addresses of persons."), rows=10)


class AnswererForm(PublicForm):
    autocomplete = "on"

    answerer_kind = forms.ChoiceField(
        label=_("In whose name do you answer?"), choices=AnswererKind.choices, widget=forms.RadioSelect
    )
    answerer = line(
        _("Name of the city, the organisation or the person"),
        required=False,
        longest=160,
        hint=_("It is shown with your answer. Leave it empty if you answer as a person and want no name shown."),
    )
    may_be_published = forms.BooleanField(
        label=_("My answer may be published under that name"),
        required=False,
        help_text=_("Editors read it first. Without this it is read and counted, and never shown."),
    )
    email = email(_("E-mail"), required=False, hint=_("For questions of the editors. It is never shown."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("answerer_kind")
        if kind in (AnswererKind.CITY, AnswererKind.ORGANISATION) and not cleaned.get("answerer"):
            self.add_error("answerer", _("Say for which city or organisation you answer."))
        return cleaned


ANSWERING = Steps(
    Step("answer", _("Your answer"), AnswerTextForm),
    Step("answerer", _("Who you are, and your consent"), AnswererForm),
)
