"""The editor of an event: what must be known first, then the programme, who takes part, and what came of it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from network.coalition.models import EventPage

EVENT: list[Any] = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("alternative_titles"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
            FieldPanel("time_zone"),
        ],
        heading=_("When"),
        help_text=_("As exact as it is known: 2027, 2027-09 or 2027-09-05. Only exact days go into calendars."),
    ),
    MultiFieldPanel(
        [FieldPanel("place"), FieldPanel("host_city"), FieldPanel("attendance"), FieldPanel("languages")],
        heading=_("Where and how"),
    ),
    FieldPanel("about"),
    FieldPanel("audience"),
    MultiFieldPanel([FieldPanel("topics"), FieldPanel("missions")], heading=_("How it is found")),
    FieldPanel("is_coalition_event"),
]
PROGRAMME: list[Any] = [
    HelpPanel(
        content=_(
            "A session may wait for its day, its hours or its people: "
            "the page then says that the time is not announced."
        )
    ),
    FieldPanel("programme_note"),
    FieldPanel("formats"),
    InlinePanel(
        "sessions",
        heading=_("Sessions"),
        label=_("session"),
        panels=[
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
            FieldRowPanel([FieldPanel("session_kind"), FieldPanel("place")]),
            FieldPanel("people"),
            FieldPanel("description"),
            FieldPanel("slug"),
        ],
    ),
]
PEOPLE: list[Any] = [
    InlinePanel(
        "parties",
        heading=_("Organisers, partners and forums"),
        label=_("organiser or partner"),
        help_text=_("In each row choose one: an organisation or a city."),
    ),
    FieldPanel("host_story"),
    FieldPanel("coalition_story"),
    FieldPanel("facts"),
]
RESULTS: list[Any] = [
    FieldPanel("results"),
    InlinePanel("figures", heading=_("Figures"), label=_("figure"), help_text=_("Each with who says so.")),
    InlinePanel(
        "items",
        heading=_("What came out of it, and what goes with it"),
        label=_("related entry"),
        help_text=_("In each row choose one entry."),
    ),
    InlinePanel("web_links", heading=_("Links"), label=_("link")),
    MultiFieldPanel(
        [FieldPanel("website"), FieldPanel("source_url"), FieldPanel("confidence")],
        heading=_("Where the entry comes from"),
    ),
]
REGISTRATION: list[Any] = [
    FieldPanel("takes_registrations"),
    FieldRowPanel([FieldPanel("registration_opens"), FieldPanel("registration_closes")]),
    HelpPanel(content=_("Without a day of its own, registration closes when the event begins.")),
    FieldPanel("capacity"),
]

editor = TabbedInterface(
    [
        ObjectList(EVENT, heading=_("The event")),
        ObjectList(PROGRAMME, heading=_("Programme")),
        ObjectList(PEOPLE, heading=_("Who takes part")),
        ObjectList(RESULTS, heading=_("Results and sources")),
        ObjectList(REGISTRATION, heading=_("Registration")),
        ObjectList(EventPage.promote_panels, heading=_("Promote")),
        ObjectList(EventPage.settings_panels, heading=_("Settings")),
    ]
)
