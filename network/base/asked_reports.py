"""What visitors search for, as reports: what they ask often, and what they ask in vain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.db.models import Max, Model, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.reports.base import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from network.base import formats
from search import languages
from search.answers import cell
from search.models import AskedWords

GLOSSARY = "wagtailsnippets_base_glossaryentry:add"
PERIODS = (("7", _("Last 7 days")), ("30", _("Last 30 days")), ("91", _("Last 3 months")))


class AskedFilters(WagtailFilterSet):
    language = django_filters.ChoiceFilter(choices=formats.site_languages, label=_("Language"))
    period = django_filters.ChoiceFilter(
        choices=PERIODS, method="filter_period", label=_("Period"), empty_label=_("Last 12 months")
    )

    class Meta:
        model = AskedWords
        fields: ClassVar[list[str]] = []

    def filter_period(self, queryset: QuerySet, name: str, days: str) -> QuerySet:
        return queryset.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))


def in_which(row: Mapping[str, Any]) -> str:
    return formats.language_name(row["language"], get_language() or settings.LANGUAGE_CODE)


class StepsColumn(Column):
    """What an editor can do about a query."""

    cell_template_name = "search/admin/asked_steps.html"

    def __init__(self, user: Any) -> None:
        super().__init__("steps", label=_("Steps"))
        self.may_pin = user.has_perm("search.add_pin")
        self.may_add_words = user.has_perm("base.add_glossaryentry")

    def get_cell_context_data(self, instance: Mapping[str, Any], parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        words, language = instance["said"], instance["language"]
        told = urlencode({"words": words, "language": language})
        context["said"] = words  # the table's own `row` is hidden by the cell's
        context["search_url"] = f"{languages.address('search/', language)}?{urlencode({'q': words})}"
        context["pin_url"] = f"{reverse('pin:add')}?{told}" if self.may_pin else ""
        context["glossary_url"] = f"{reverse(GLOSSARY)}?{told}" if self.may_add_words else ""
        return context


class AskedReport(ReportView):
    """One row for the same words in a language, added up over the period. Two queries, however long the list."""

    model: type[Model] = AskedWords
    page_title = _("What visitors search for")
    header_icon = "search"
    permission_policy = ModelPermissionPolicy(AskedWords)
    any_permission_required = ("view",)
    path = "searches"
    index_url_name = "asked_words"
    index_results_url_name = "asked_words_results"
    filterset_class = AskedFilters
    results_template_name = "search/admin/asked_results.html"
    default_ordering = "-times"
    list_export = ("said", "language", "times", "found", "last")
    export_headings = {
        "said": _("search words"),
        "language": _("language"),
        "times": _("searches"),
        "found": _("results"),
        "last": _("last searched on"),
    }
    custom_field_preprocess = {"said": {"csv": cell}}
    export_filename = "searches"

    def get_base_queryset(self) -> QuerySet:
        return AskedWords.objects.all()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Days are chosen before they are added up."""
        chosen: QuerySet = super().filter_queryset(queryset)
        found = (
            chosen.order_by()
            .values("key", "language")
            .annotate(said=Max("words"), times=Sum("askers"), found=Max("results"), last=Max("day"))
        )
        return self.narrowed(found).order_by("-times", "key", "language")

    def narrowed(self, found: QuerySet) -> QuerySet:
        return found

    def get_filtered_queryset(self) -> QuerySet:
        return self.filter_queryset(self.get_base_queryset())

    @property
    def columns(self) -> list[Column]:
        return [
            Column("said", label=_("Search words")),
            Column("language", label=_("Language"), accessor=in_which),
            Column("times", label=_("Searches")),
            Column("found", label=_("Results")),
            Column("last", label=_("Last searched on")),  # a day: Wagtail's own column counts hours from it
            StepsColumn(self.request.user),
        ]

    def get_table(self, object_list: Any) -> Table:
        return Table(self.columns, object_list)


class AskedInVainReport(AskedReport):
    """What found nothing for any of those who asked it."""

    page_title = _("Searches without results")
    header_icon = "circle-xmark"
    path = "searches-without-results"
    index_url_name = "asked_in_vain"
    index_results_url_name = "asked_in_vain_results"
    export_filename = "searches-without-results"

    def narrowed(self, found: QuerySet) -> QuerySet:
        return found.filter(found=0)
