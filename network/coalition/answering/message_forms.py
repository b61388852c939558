"""The form of a comment, or of an error on a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from network.base.posting.forms import PublicForm, email, line, text
from network.coalition.models import MessageKind

ASKED = {
    MessageKind.COMMENT: _("Your comment"),
    MessageKind.ERROR: _("What is wrong on this page?"),
    MessageKind.CONTACT: _("Whom can people ask? Name an office, not a person."),
    MessageKind.QUESTION: _("What do you want to know from the cities of the network?"),
}


class CommentForm(PublicForm):
    kind = forms.CharField(required=False, widget=forms.HiddenInput)
    text = text(_("Your comment"), hint=_("Leave out names and addresses of persons."))
    about = line(_("Page"), required=False, longest=500, hint=_("The address of the page that you mean."))
    email = email(
        _("E-mail"), required=False, hint=_("Only if you want an answer by mail. It is never shown on this site.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = ASKED[self.message_kind]

    @property
    def message_kind(self) -> MessageKind:
        """A kind that nobody offered is a comment."""
        asked = str((self.data if self.is_bound else self.initial).get("kind", ""))
        return MessageKind(asked) if asked in ASKED else MessageKind.COMMENT

    def clean_about(self) -> str:
        return path_of(self.cleaned_data["about"])


def path_of(address: str) -> str:
    """The path of a page of ours, from its path or its whole address; blank stays blank."""
    address = address.strip().removeprefix(settings.SITE_URL)
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = None
    is_ours = address.startswith("/") and not address.startswith("//") and "\\" not in address
    if address and (parts is None or parts.netloc or not is_ours):
        raise ValidationError(_("Enter the address of a page of this site, or leave this field empty."))
    return parts.path if parts else ""
