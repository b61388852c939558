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
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.snippets.views.snippets import SnippetViewSet

from cities.models import City, CityPage
from network.base.viewsets import FixedCodes
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


def name_of(record: Practice) -> str:
    """The title of its first page, which is the source."""
    pages = sorted(record.pages.all(), key=lambda page: page.pk)
    return str(pages[0].title) if pages else ""


class RecordFilters(WagtailFilterSet):
    city = ModelChoiceFilter(queryset=City.objects.all(), method="of_city", label=_("City"))

    class Meta:
        model = Practice
        fields = ["state", "compiled"]

    def of_city(self, queryset: QuerySet[Any], name: str, value: City) -> QuerySet[Any]:
        return queryset.filter(pages__in=led_by(value).values("pk")).distinct()


class RecordIndex(SnippetIndexView):
    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Each record once, whichever of its pages has the words."""
        found: QuerySet[Any] = super().search_queryset(queryset)
        return found.distinct()


class Practices(SnippetViewSet):
    """Records come with their pages and stay when they are gone: none is added or deleted here."""

    model = Practice
    icon = "doc-full"
    menu_label = _("Records of practices")
    inspect_view_enabled = True
    index_view_class = RecordIndex
    copy_view_enabled = False
    list_display = [
        "number",
        Column("name", label=_("Title"), accessor=name_of),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        "compiled",
        "state_changed_at",
        "gone_at",
    ]
    list_per_page = 50
    filterset_class = RecordFilters
    search_fields = ["pages__title", "editor_note"]
    search_backend_name = None
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
