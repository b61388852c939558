"""Forms in which coordinators and editors keep the records of cities and organisations."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList

from network.base.models import Concept
from network.base.panels import wordings


class ChoosesConcepts(WagtailAdminModelForm):
    """Offers the concepts in use and the one that is chosen already; their names take one query for all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            offered = getattr(field, "queryset", None)
            if offered is not None and offered.model is Concept:
                chosen = getattr(self.instance, f"{name}_id", None)
                current = offered.filter(Q(replaced_by=None) | Q(pk=chosen))
                field.queryset = current.prefetch_related("labels")


def _form(*panels: Any) -> ObjectList:
    return ObjectList(list(panels), base_form_class=ChoosesConcepts)


NOTE = FieldPanel("editor_note")
CITY = _form(
    FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
    FieldRowPanel([FieldPanel("country_code"), FieldPanel("region")]),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("population"), FieldPanel("population_year")]),
            FieldPanel("population_source_url"),
        ],
        heading=_("Population"),
        help_text=_("Shown with its source only."),
    ),
    FieldPanel("website"),
    FieldRowPanel([FieldPanel("languages"), FieldPanel("wikidata")]),
    InlinePanel(
        "names",
        heading=_("Names in other languages and scripts"),
        label=_("name"),
        panels=[FieldRowPanel([FieldPanel("language"), FieldPanel("name")])],
    ),
    NOTE,
)
MEMBERSHIP = _form(
    FieldPanel("city"),
    FieldPanel("status"),
    FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    MultiFieldPanel(
        [FieldPanel("evidence"), FieldPanel("evidence_url"), FieldPanel("evidence_note")],
        heading=_("Evidence"),
        help_text=_("Public: a reader sees who says so."),
    ),
    wordings("evidence_note"),
)
ROLE = _form(
    FieldRowPanel([FieldPanel("city"), FieldPanel("role")]),
    MultiFieldPanel(
        [FieldPanel("organisation"), FieldPanel("project"), FieldPanel("mission"), FieldPanel("is_coalition")],
        heading=_("In what"),
        help_text=_("Choose one."),
    ),
    FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    FieldRowPanel([FieldPanel("attested_on"), FieldPanel("source_url")]),
    FieldPanel("note"),
    wordings("note"),
)
ORGANISATION = _form(
    FieldPanel("name"),
    FieldRowPanel([FieldPanel("acronym"), FieldPanel("slug")]),
    FieldPanel("alternative_names"),
    FieldPanel("organisation_kind"),
    FieldRowPanel([FieldPanel("country_code"), FieldPanel("area")]),
    FieldPanel("website"),
    FieldRowPanel([FieldPanel("source_url"), FieldPanel("confidence")]),
    NOTE,
)
PROJECT = _form(
    FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
    FieldPanel("summary"),
    wordings("summary"),
    FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
    FieldPanel("organisations"),
    FieldPanel("cities"),
    FieldRowPanel([FieldPanel("source_url"), FieldPanel("confidence")]),
    NOTE,
)
PRIVATE = HelpPanel(_("Private: never shown in public, nor to editors and other cities."))
FOCAL_POINT = ObjectList(
    [
        PRIVATE,
        FieldPanel("city"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("office")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("languages")]),
    ]
)
STEWARD = ObjectList(
    [
        HelpPanel(_("A steward may edit the city’s pages and files from the moment this is saved.")),
        FieldRowPanel([FieldPanel("user"), FieldPanel("city")]),
    ]
)
