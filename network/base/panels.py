"""Pieces of forms that the records of every app share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel


def wordings(*names: str) -> InlinePanel:
    """What a record says in other languages, changed by whoever may change the record; `names` are its texts."""
    return InlinePanel(
        "wordings",
        heading=_("In other languages"),
        label=_("text in another language"),
        help_text=_("Readers in a language get its text instead of the one above: change both together."),
        panels=[
            FieldRowPanel([FieldPanel("language"), FieldPanel("is_reviewed")]),
            *(FieldPanel(name) for name in names),
        ],
    )
