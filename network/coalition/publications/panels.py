"""The editors of publications, of their records and of milestones."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from network.base.panels import wordings
from network.coalition.models import PublicationPage

CONTENT: list[Any] = [
    TitleFieldPanel("title", help_text=_("As it stands on the publication.")),
    FieldPanel("summary"),
    FieldPanel("abstract"),
    FieldRowPanel([FieldPanel("publication_kind"), FieldPanel("year"), FieldPanel("length")]),
    InlinePanel(
        "contributors",
        heading=_("Authors and publishers"),
        label=_("author or publisher"),
        help_text=_("In the order in which they are cited. A person needs a family name, an organisation has none."),
    ),
    MultiFieldPanel(
        [FieldPanel("url"), FieldRowPanel([FieldPanel("doi"), FieldPanel("isbn")])], heading=_("Where it is kept")
    ),
    InlinePanel("versions", heading=_("Languages in which it can be read"), label=_("version")),
]
RELATED: list[Any] = [
    FieldPanel("missions"),
    FieldPanel("cities"),
    FieldPanel("practices"),
    MultiFieldPanel([FieldPanel("source_url"), FieldPanel("confidence")], heading=_("Where the entry comes from")),
]
editor = TabbedInterface(
    [
        ObjectList(CONTENT, heading=_("Publication")),
        ObjectList(RELATED, heading=_("What it is about")),
        ObjectList(PublicationPage.promote_panels, heading=_("Promote")),
        ObjectList(PublicationPage.settings_panels, heading=_("Settings")),
    ]
)

RECORD: list[Any] = [
    FieldRowPanel([FieldPanel("featured"), FieldPanel("featured_order")]),
    FieldPanel("projects"),
    FieldPanel("editor_note"),
]
MILESTONE: list[Any] = [
    FieldPanel("mission"),
    FieldRowPanel([FieldPanel("title"), FieldPanel("language")]),
    wordings("title"),
    FieldRowPanel([FieldPanel("due"), FieldPanel("order")]),
    InlinePanel(
        "findings",
        heading=_("How far it is"),
        label=_("finding"),
        help_text=_("One row for each day for which a source says something. The latest is the present state."),
        panels=[
            FieldRowPanel([FieldPanel("status"), FieldPanel("as_of")]),
            FieldPanel("note"),
            FieldPanel("source_url"),
            wordings("note"),
        ],
    ),
    FieldPanel("editor_note"),
]
