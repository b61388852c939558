"""Vocabularies in the admin: found, filtered, changed, never deleted."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from network.base import formats
from network.base.choosers import RecordChooser
from network.base.forms import schemes_of
from network.base.models import (
    Concept,
    LabelKind,
    Mission,
    PracticeType,
    Principle,
    Scheme,
    TargetGroup,
    Technology,
    Theme,
)
from network.base.terms.asking import AskingForm, AskingView, FindingsPanel


class KeptForGood(ModelPermissionPolicy):
    """Nobody deletes a concept, administrators included: its code is an address that others use. It is deprecated."""

    refused = frozenset({"delete"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.refused and super().user_has_permission(user, action)


class FixedCodes(KeptForGood):
    """Missions and principles are agreed by the Coalition: their words change here, none is added."""

    refused = frozenset({"delete", "add"})


def in_words(name: str, label: Any) -> Column:
    """A column for a field with choices: Wagtail would name it after the method that says them, "method"."""
    return Column(name, label=label, accessor=f"get_{name}_display", sort_key=name)


class EachOnce(IndexView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """A list without columns to export would be exported as blank lines."""
        super().setup(request, *args, **kwargs)
        self.is_export: bool = request.GET.get("export") in self.FORMATS and bool(self.list_export)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Each record once, whichever of its names, labels or pages have the words."""
        return super().search_queryset(queryset).distinct()


class RecordViewSet(SnippetViewSet):
    """What is found in the database itself, and listed once."""

    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    index_view_class = EachOnce
    chooser_viewset_class = RecordChooser

    @cached_property
    def chooser_viewset(self) -> SnippetChooserViewSet:
        made: SnippetChooserViewSet = super().chooser_viewset
        made.search_fields, made.ordering = self.search_fields or (), self.ordering or None
        return made


class WordedFilters(WagtailFilterSet):
    unreviewed = django_filters.BooleanFilter(
        method="filter_unreviewed", label=_("Translated by machine, not yet reviewed")
    )

    def filter_unreviewed(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        waiting = queryset.model.objects.filter(wordings__is_reviewed=False).values("pk")
        return queryset.filter(pk__in=waiting) if value else queryset.exclude(pk__in=waiting)


class ConceptFilters(WagtailFilterSet):
    deprecated = django_filters.BooleanFilter(
        field_name="replaced_by", lookup_expr="isnull", exclude=True, label=_("Deprecated")
    )
    without_label = django_filters.ChoiceFilter(
        choices=formats.site_languages, method="filter_without_label", label=_("Not yet named in")
    )

    class Meta:
        model = Concept
        fields: list[str] = []

    def filter_without_label(self, queryset: QuerySet, name: str, language: str) -> QuerySet:
        named = Concept.objects.filter(labels__language=language, labels__kind=LabelKind.PREFERRED)
        return queryset.exclude(pk__in=named.values("pk"))


class SharedListFilters(ConceptFilters):
    scheme = django_filters.ChoiceFilter(
        choices=[choice for choice in Scheme.choices if choice[0] in schemes_of(Concept)], label=_("Vocabulary")
    )


def panels(*, with_scheme: bool, with_relations: bool = False) -> ObjectList:
    codes = [FieldPanel("scheme"), FieldPanel("code")] if with_scheme else [FieldPanel("code")]
    relations = InlinePanel(
        "relations",
        heading=_("Related concepts"),
        label=_("concept"),
        panels=[FieldPanel("other", widget=AdminSnippetChooser(Concept))],  # hundreds of choices a row
        help_text=_("Who searches for an everyday word may mean these too, beside the broader one."),
    )
    return ObjectList(
        [
            FieldRowPanel(codes),
            InlinePanel(
                "labels",
                heading=_("Labels"),
                label=_("label"),
                panels=[
                    FieldRowPanel([FieldPanel("language"), FieldPanel("kind")]),
                    FieldPanel("text"),
                    FieldPanel("own_language_only"),
                ],
            ),
            FindingsPanel(heading=_("What this changes")),
            FieldPanel("definition"),
            FieldRowPanel([FieldPanel("broader"), FieldPanel("order")]),
            *([relations] if with_relations else []),
            MultiFieldPanel(
                [FieldPanel("replaced_by")],
                heading=_("Deprecate"),
                help_text=_("Entries with this concept are shown and found under the other one from then on."),
            ),
        ],
        base_form_class=AskingForm,
    )


class ConceptList(EachOnce):
    """From and to files: what is imported is a matter of a layer above, which gives these addresses their names."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        schemes = schemes_of(self.model)
        if len(schemes) > 1:
            files = Button(gettext("Import and export"), url=reverse("vocabulary_files"), icon_name="download")
            return [*self.own_buttons, files]
        [scheme] = schemes
        buttons = self.own_buttons
        if self.permission_policy.user_has_permission(self.request.user, "change"):
            url = reverse("vocabulary_import", args=[scheme])
            buttons.append(Button(gettext("Import a file"), url=url, icon_name="upload"))
        for label, name in ((gettext("Export as CSV"), "scheme_csv"), (gettext("Export as SKOS"), "scheme_jsonld")):
            buttons.append(Button(label, url=reverse(name, args=[scheme]), icon_name="download"))
        return buttons

    @property
    def own_buttons(self) -> list[Button]:
        found: list[Button] = super().header_more_buttons
        return found


class ConceptCreation(AskingView, CreateView):
    pass


class ConceptEditing(AskingView, EditView):
    pass


class ConceptChooser(RecordChooser):
    """Fields that hold a concept stay lists of what fits the field: a chooser would offer every vocabulary."""

    register_widget = False


class ConceptViewSet(RecordViewSet):
    """One list for each vocabulary that has a type of its own, one for all the others."""

    icon = "tag"
    list_display = ["__str__", "code", "broader", Column("replaced_by", label=_("Replaced by"))]
    search_fields = ["code", "labels__text"]
    chooser_viewset_class = ConceptChooser
    filterset_class = ConceptFilters
    index_view_class = ConceptList
    add_view_class, edit_view_class = ConceptCreation, ConceptEditing
    edit_handler = panels(with_scheme=False)
    policy: type[ModelPermissionPolicy] = KeptForGood

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found: QuerySet = self.model.objects.filter(scheme__in=schemes_of(self.model))
        related = found.select_related("broader", "replaced_by")
        return related.prefetch_related("labels", "broader__labels", "replaced_by__labels")


class MissionViewSet(ConceptViewSet):
    model, policy, icon = Mission, FixedCodes, "flag"


class PrincipleViewSet(ConceptViewSet):
    model, policy = Principle, FixedCodes


class ThemeViewSet(ConceptViewSet):
    model = Theme


class PracticeTypeViewSet(ConceptViewSet):
    model = PracticeType


class TargetGroupViewSet(ConceptViewSet):
    model = TargetGroup


class TechnologyViewSet(ConceptViewSet):
    model = Technology
    edit_handler = panels(with_scheme=True)


class OtherVocabulariesViewSet(ConceptViewSet):
    """Of everyday words too, which lead to several concepts."""

    model = Concept
    menu_label = _("Other vocabularies")
    list_display = ["__str__", "scheme", *ConceptViewSet.list_display[1:]]
    filterset_class = SharedListFilters
    edit_handler = panels(with_scheme=True, with_relations=True)
