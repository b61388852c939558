"""Events in the admin: a list of pages, the records behind them, and what cities do in events."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cities.panels import ChoosesConcepts
from network.base.viewsets import FixedCodes, RecordViewSet
from network.coalition.models import Event, EventPage, EventRole


class EventPages(PageListingViewSet):
    model = EventPage
    name = "event_pages"
    icon = "date"
    menu_label = _("Events")
    add_to_admin_menu = True
    menu_order = 170
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("start", label=_("Begins on"), sort_key="start"),
        Column("place", label=_("Place"), sort_key="place"),
        DateColumn(
            "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class EventViewSet(RecordViewSet):
    """Records come with their pages and stay when they are gone: none is added or deleted here."""

    model, icon, menu_label = Event, "date", _("Records of events")
    list_display = ["number", "__str__", "gone_at"]
    search_fields = ["pages__title", "editor_note"]
    ordering = ["-number"]
    panels = [FieldPanel("editor_note")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Event.objects.prefetch_related("pages")


class EventRoleViewSet(RecordViewSet):
    model, icon, menu_label = EventRole, "link", _("Roles of cities in events")
    list_display = ["city", "role", "event", "attested_on"]
    search_fields = ["city__name", "event__pages__title", "note"]
    edit_handler = ObjectList(
        [
            FieldPanel("event"),
            FieldRowPanel([FieldPanel("city"), FieldPanel("role")]),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until"), FieldPanel("attested_on")]),
            FieldPanel("source_url"),
            FieldPanel("note"),
        ],
        base_form_class=ChoosesConcepts,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = EventRole.objects.select_related("city", "role", "event")
        return found.prefetch_related("role__labels", "event__pages")


class EventRecords(SnippetViewSetGroup):
    menu_label, menu_icon, menu_order = _("Events: records"), "date", 320
    items = (EventViewSet, EventRoleViewSet)


def register_policies() -> None:
    register_permission_policy(Event, FixedCodes(Event), exact_class=True)
