"""The editor of a practice in three layers: the stub takes ten minutes, the rest may come later."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from practices.models import PracticePage

EDITORS_ONLY = "practices.change_practice"

STUB: list[Any] = [
    HelpPanel(
        content=_(
            "Ten minutes are enough. Save whenever you like: a draft may have gaps. "
            "To send it to the editors, fill in what stands on this tab."
        )
    ),
    TitleFieldPanel("title", help_text=_("What the city did, in 100 characters at most; 70 read best.")),
    FieldPanel("summary"),
    InlinePanel(
        "mission_links",
        heading=_("Missions"),
        label=_("mission"),
        help_text=_("The first is the one that the practice serves most."),
        max_num=6,
    ),
    MultiFieldPanel(
        [FieldPanel("what_was_done"), FieldPanel("source_url"), FieldPanel("file")],
        heading=_("What the city did"),
        help_text=_("A few sentences, a link or a file: one of them is enough."),
    ),
    FieldPanel("focal_point"),
    FieldPanel("compiled", permission=EDITORS_ONLY),
]
CORE: list[Any] = [
    HelpPanel(
        content=_(
            "What other cities ask first. Difficulties matter more than praise: "
            "tell what did not work, what it cost and how you know."
        )
    ),
    FieldPanel("problem"),
    FieldPanel("how_it_works"),
    FieldPanel("results"),
    FieldPanel("difficulties", help_text=_("And what you would do differently.")),
    FieldPanel("lessons"),
    MultiFieldPanel([FieldPanel("rights_at_risk"), FieldPanel("safeguards")], heading=_("Effect on rights")),
    MultiFieldPanel(
        [
            FieldPanel("stage"),
            FieldPanel("year_started"),
            FieldPanel("year_ended"),
            FieldPanel("outcome"),
        ],
        heading=_("How far it is"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("cost_band"),
            FieldPanel("people"),
            FieldPanel("months_to_launch"),
            FieldPanel("funding"),
            FieldPanel("legal_basis"),
        ],
        heading=_("What it takes"),
    ),
    InlinePanel("prerequisites", heading=_("What a city needs to start"), label=_("need")),
    InlinePanel(
        "evidence",
        heading=_("Evidence"),
        label=_("evidence"),
        help_text=_("The level from 1 to 5 is computed from what has a link."),
    ),
    InlinePanel("partner_links", heading=_("Cities that take part"), label=_("city")),
    MultiFieldPanel(
        [
            FieldPanel("practice_type"),
            FieldPanel("themes"),
            FieldPanel("principles"),
            FieldPanel("target_groups"),
            FieldPanel("technologies"),
            FieldPanel("tools"),
        ],
        heading=_("How it is found"),
    ),
]
DEEP: list[Any] = [
    InlinePanel(
        "key_figures",
        heading=_("Key figures"),
        label=_("figure"),
        help_text=_("Never a bare number: each has its unit, its year and its source."),
    ),
    InlinePanel("building_blocks", heading=_("To take home"), label=_("building block")),
    InlinePanel("web_links", heading=_("Links"), label=_("link")),
    InlinePanel("lineage", heading=_("Related practices"), label=_("relation")),
    MultiFieldPanel(
        [
            FieldPanel("source_quality", permission=EDITORS_ONLY),
            FieldPanel("confidence", permission=EDITORS_ONLY),
        ],
        heading=_("Where the entry comes from"),
    ),
]

editor = TabbedInterface(
    [
        ObjectList(STUB, heading=_("The stub")),
        ObjectList(CORE, heading=_("The core")),
        ObjectList(DEEP, heading=_("In depth")),
        ObjectList(PracticePage.promote_panels, heading=_("Promote")),
        ObjectList(PracticePage.settings_panels, heading=_("Settings")),
    ]
)
