"""The glossary in the admin: found by language, theme and what is ambiguous; added, changed, deleted."""

from __future__ import annotations

import django_filters
from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from network.base.glossary import forms
from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, Scheme
from network.base.viewsets import ConceptCreation, ConceptFilters, ConceptViewSet, EachOnce


class GlossaryFilters(ConceptFilters):
    theme = django_filters.ModelChoiceFilter(
        field_name="broader",
        queryset=lambda request: Concept.objects.of(Scheme.THEME).current().prefetch_related("labels"),
        label=_("Theme"),
    )
    language = django_filters.ChoiceFilter(choices=forms.languages, method="filter_language", label=_("Terms in"))
    without_label = django_filters.ChoiceFilter(
        choices=forms.languages, method="filter_without_label", label=_("Not yet named in")
    )
    ambiguous = django_filters.BooleanFilter(method="filter_ambiguous", label=_("With ambiguous terms"))

    def filter_language(self, queryset: QuerySet, name: str, language: str) -> QuerySet:
        return queryset.filter(pk__in=Concept.objects.filter(labels__language=language).values("pk"))

    def filter_ambiguous(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        marked = Concept.objects.filter(labels__own_language_only=True).values("pk")
        return queryset.filter(pk__in=marked) if value else queryset.exclude(pk__in=marked)


class GlossaryList(EachOnce):
    """From and to a file: what is imported is a matter of a layer above, which gives these addresses their names."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        if self.can_add:
            buttons.append(Button(gettext("Import a file"), url=reverse("glossary_import"), icon_name="upload"))
        buttons.append(Button(gettext("Export as CSV"), url=reverse("glossary_csv"), icon_name="download"))
        skos = reverse("scheme_jsonld", args=[Scheme.GLOSSARY.value])
        return [*buttons, Button(gettext("Export as SKOS"), url=skos, icon_name="download")]

    @cached_property
    def can_add(self) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "add"))


class GlossaryCreation(ConceptCreation):
    """The report of what visitors search for leads here with words in a language."""

    def get_initial_form_instance(self) -> GlossaryEntry:
        entry = GlossaryEntry()
        if text := self.request.GET.get("words", "")[:200]:
            language = self.request.GET.get("language", settings.LANGUAGE_CODE)
            entry.labels.add(ConceptLabel(language=language, kind=LabelKind.PREFERRED, text=text))
        return entry


class GlossaryViewSet(ConceptViewSet):
    model, icon, menu_label = GlossaryEntry, "openquote", _("Glossary")
    policy = ModelPermissionPolicy  # nobody assigns an entry, so one that was a mistake may go
    index_view_class = GlossaryList
    add_view_class = GlossaryCreation
    filterset_class = GlossaryFilters
    ordering = "code"
    edit_handler = forms.panels()
    list_display = [
        "__str__",
        "code",
        Column("broader", label=_("Theme")),
        Column("terms", label=_("Terms")),
        Column("ambiguous", label=_("Ambiguous")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        marked = Count("labels", filter=Q(labels__own_language_only=True), distinct=True)
        return super().get_queryset(request).annotate(terms=Count("labels", distinct=True), ambiguous=marked)
