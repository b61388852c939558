"""The form's own part: fields that look alike, whose hints and errors are read out with them."""

from __future__ import annotations

import unicodedata
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 5000


class PublicForm(forms.Form):
    """Without the browser's own checks: our messages say what to do, in the visitor's language."""

    use_required_attribute = False
    # What a browser may write into fields whose content it cannot know; "on" lets it keep them for its way back too.
    autocomplete: ClassVar[str] = "off"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput):
                field.widget.attrs.setdefault("class", "input")
                field.widget.attrs.setdefault("autocomplete", AUTOCOMPLETE.get(name, self.autocomplete))
            asked = _("Choose one of these.") if isinstance(field, forms.ChoiceField) else _("Fill in this field.")
            field.error_messages["required"] = field.error_messages.get("missing", asked)

    def clean(self) -> dict[str, Any]:
        """Signs that no text has, such as control characters, are taken out everywhere."""
        cleaned = super().clean() or {}
        return {name: tidy(value) if isinstance(value, str) else value for name, value in cleaned.items()}


AUTOCOMPLETE = {
    "name": "name",
    "email": "email",
    "affiliation": "organization",
    "role": "organization-title",
}


def text(
    label: Any, *, required: bool = True, hint: Any = "", rows: int = 6, longest: int = LONGEST_TEXT
) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=hint, max_length=longest, widget=widget)


def line(label: Any, *, required: bool = True, hint: Any = "", longest: int = 120) -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=hint, max_length=longest)


def email(label: Any, *, required: bool = True, hint: Any = "") -> forms.EmailField:
    messages = {"invalid": _("Enter an e-mail address, for example name@example.org.")}
    return forms.EmailField(label=label, required=required, help_text=hint, max_length=254, error_messages=messages)


def tidy(value: str) -> str:
    kept = (sign for sign in value if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
    return "".join(kept).strip()
