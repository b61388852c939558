"""Practices in the admin: a list of pages, and the records behind them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from cities.models import City, CityPage
from network.base.viewsets import FixedCodes, RecordViewSet
from practices.models import Practice, PracticePage
from practices.states import State


def led_by(city: City) -> QuerySet[Page]:
    """Pages below those of the city, in every tree."""
    found = Page.objects.none()
    for path in CityPage.objects.filter(city=city).values_list("path", flat=True):
        found |= Page.objects.filter(path__startswith=path, depth=len(path) // Page.steplen + 1)
    return found


def state_of(page: PracticePage) -> str:
    road: str = getattr(page, "road", "")
    return str(State(road).label) if road else ""


class PageIndex(IndexView):
    """One query tells the states and the cities of all rows."""

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
        lead = Subquery(Page.objects.filter(path=above).values("title")[:1])
        found: QuerySet[Any] = super().annotate_queryset(pages)
        return found.annotate(lead=lead, road=F("practice__state"))


class PageFilters(PageFilterSet):
    state = ChoiceFilter(field_name="practice__state", choices=State.choices, label=_("State"))
    city = ModelChoiceFilter(queryset=City.objects.all(), method="of_city", label=_("City"))

    class Meta:
        model = PracticePage
        fields: list[str] = []

    def of_city(self, queryset: QuerySet[Any], name: str, value: City) -> QuerySet[Any]:
        return queryset.filter(pk__in=led_by(value).values("pk"))


class PracticePages(PageListingViewSet):
    model = PracticePage
    index_view_class = PageIndex
    name = "practice_pages"
    icon = "doc-full"
    menu_label = _("Practices")
    add_to_admin_menu = True
    menu_order = 150
    filterset_class = PageFilters
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column(
            "state",
            label=_("State"),
            accessor=state_of,
            sort_key="practice__state",
        ),
        Column("city", label=_("City"), accessor="lead", sort_key="lead"),
        DateColumn(
            "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="12%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class RecordFilters(WagtailFilterSet):
    city = ModelChoiceFilter(queryset=City.objects.all(), method="of_city", label=_("City"))

    class Meta:
        model = Practice
        fields = ["state", "compiled"]

    def of_city(self, queryset: QuerySet[Any], name: str, value: City) -> QuerySet[Any]:
        return queryset.filter(pages__in=led_by(value).values("pk")).distinct()


class Practices(RecordViewSet):
    """Records come with their pages and stay when they are gone: none is added or deleted here."""

    model = Practice
    icon = "doc-full"
    menu_label = _("Records of practices")
    inspect_view_enabled = True
    list_display = [
        "number",
        Column("name", label=_("Title"), accessor="working_title"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        "compiled",
        "state_changed_at",
        "gone_at",
    ]
    filterset_class = RecordFilters
    search_fields = ["pages__title", "editor_note"]
    ordering = ["-number"]
    panels = [
        FieldPanel("state", read_only=True),
        FieldPanel("focal_point"),
        FieldPanel("projects"),
        FieldPanel("editor_note"),
        MultiFieldPanel(
            [FieldPanel("withdrawn_by"), FieldPanel("archive_url")],
            heading=_("Withdrawn"),
            help_text=_("Shown at the address of a practice that was withdrawn."),
        ),
    ]

    def get_queryset(self, request: Any) -> QuerySet[Practice]:
        return Practice.objects.prefetch_related("pages")


def register_policies() -> None:
    register_permission_policy(Practice, FixedCodes(Practice), exact_class=True)
