"""The steps in which a city asks to join: the city, the person, the reason."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network.base.posting.forms import PublicForm, email, line, text
from network.base.posting.steps import Step, Steps
from network.coalition.answering.checklist import CHECKLIST


class JoiningCityForm(PublicForm):
    autocomplete = "on"

    city = line(_("City"))
    checklist = forms.MultipleChoiceField(
        label=_("What your city does already, or plans"),
        required=False,
        choices=CHECKLIST,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From the Coalition’s checklist. Nothing of it is a condition; it shows where cities can help."),
    )


class JoiningPersonForm(PublicForm):
    autocomplete = "on"

    name = line(_("Your name"))
    role = line(_("Your role in the city"))
    email = email(_("E-mail"), hint=_("The confirmation and the answer go there. It is never shown on this site."))


class JoiningReasonForm(PublicForm):
    autocomplete = "on"

    language = forms.ChoiceField(label=_("Language for our answer"), choices=settings.LANGUAGES)
    text = text(_("Why does your city want to join?"), hint=_("A few sentences are enough."))


JOINING = Steps(
    Step("city", _("Your city"), JoiningCityForm),
    Step("person", _("You and your role"), JoiningPersonForm),
    Step("reason", _("Language and reason"), JoiningReasonForm),
)
