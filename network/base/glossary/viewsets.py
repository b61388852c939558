"""The glossary in the admin: found by language, theme and what is ambiguous; added, changed, deleted."""

from __future__ import annotations

import django_filters
from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy

from network.base.glossary import forms
from network.base.models import Concept, ConceptLabel, GlossaryEntry, LabelKind, Scheme
from network.base.viewsets import ConceptCreation, ConceptFilters, ConceptViewSet


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
