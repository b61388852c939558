"""The form with which one registers for an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network.base.posting.forms import PublicForm, email, line
from network.coalition.models import Attendance, EventPage, Presence


class RegistrationForm(PublicForm):
    name = line(_("Your name"))
    email = email(_("E-mail"), hint=_("The confirmation goes there, with a link for cancelling."))
    affiliation = line(_("City or organisation"), longest=160)
    presence = forms.ChoiceField(label=_("How do you take part?"), choices=Presence.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language for our mail"), choices=settings.LANGUAGES)
    access_needs = forms.CharField(
        label=_("What do you need to take part?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For example a step-free way, sign language or captions. We ask so that it is there in time; only the "
            "organisers read it."
        ),
    )

    def __init__(self, facts: EventPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = PRESENCES.get(facts.attendance)
        if self.only:
            del self.fields["presence"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return cleaned | {"presence": self.only} if self.only else cleaned


PRESENCES: dict[str, Presence] = {Attendance.IN_PERSON: Presence.IN_PERSON, Attendance.ONLINE: Presence.ONLINE}
