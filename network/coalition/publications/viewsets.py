"""Publications and milestones in the admin: a list of pages, the records behind them, and how far missions are."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from network.base.models import Mission, Scheme
from network.base.viewsets import FixedCodes, RecordViewSet
from network.base.vocabulary import labels_of
from network.coalition.models import Milestone, Publication, PublicationPage
from network.coalition.publications import panels


def missions(_request: Any) -> QuerySet[Mission]:
    found: QuerySet[Mission] = Mission.objects.current().prefetch_related("labels")
    return found


class PageIndex(IndexView):
    """One query tells the kinds of all rows, and which of them are featured."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = super().annotate_queryset(pages)
        return found.annotate(code=F("publication_kind__code"), featured=F("publication__featured"))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        labels = labels_of(Scheme.PUBLICATION_KIND, "en")
        for page in context["object_list"]:
            page.kind_label = labels.get(page.code, page.code or "")
        return context


class PageFilters(PageFilterSet):
    mission = ModelChoiceFilter(field_name="missions", queryset=missions, label=_("Mission"))
    featured = BooleanFilter(field_name="publication__featured", label=_("Featured"))

    class Meta:
        model = PublicationPage
        fields = ["year", "confidence"]


class PublicationPages(PageListingViewSet):
    model = PublicationPage
    index_view_class = PageIndex
    name = "publication_pages"
    icon = "doc-full-inverse"
    menu_label = _("Publications")
    add_to_admin_menu = True
    menu_order = 160
    filterset_class = PageFilters
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), accessor="kind_label", sort_key="code"),
        Column("year", label=_("Year"), accessor="year", sort_key="year"),
        BooleanColumn("featured", label=_("Featured"), sort_key="featured"),
        DateColumn(
            "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class RecordFilters(WagtailFilterSet):
    class Meta:
        model = Publication
        fields = ["featured"]


class PublicationRecords(RecordViewSet):
    """Records come with their pages and stay when they are gone: none is added or deleted here."""

    model = Publication
    icon = "doc-full-inverse"
    menu_label = _("Records of publications")
    list_display = ["number", Column("name", label=_("Title"), accessor="working_title"), "featured", "featured_order"]
    filterset_class = RecordFilters
    search_fields = ["pages__title", "editor_note"]
    ordering = ["-featured", "featured_order", "-number"]
    panels = panels.RECORD

    def get_queryset(self, request: Any) -> QuerySet[Publication]:
        return Publication.objects.prefetch_related("pages")


class MilestoneFilters(WagtailFilterSet):
    mission = ModelChoiceFilter(queryset=missions, label=_("Mission"))

    class Meta:
        model = Milestone
        fields: list[str] = []


class Milestones(RecordViewSet):
    model = Milestone
    icon = "tasks"
    menu_label = _("Milestones")
    list_display = ["title", "mission", "due", Column("present", label=_("How far it is"), accessor="present")]
    filterset_class = MilestoneFilters
    search_fields = ["title"]
    panels = panels.MILESTONE

    def get_queryset(self, request: Any) -> QuerySet[Milestone]:
        return Milestone.objects.select_related("mission").prefetch_related("mission__labels", "findings")


class Library(SnippetViewSetGroup):
    menu_label, menu_icon, menu_order = _("Library"), "doc-full-inverse", 320
    items = (PublicationRecords, Milestones)


def register_policies() -> None:
    register_permission_policy(Publication, FixedCodes(Publication), exact_class=True)
