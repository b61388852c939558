"""Records of cities and organisations in the admin: found, filtered, changed, with a history of who changed what."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cities import panels
from cities.models import (
    City,
    CityRole,
    Confidence,
    FocalPoint,
    Membership,
    MembershipEvidence,
    MembershipStatus,
    Organisation,
    Project,
    Steward,
)
from network.base.models import Concept, Scheme
from network.base.viewsets import RecordViewSet, WordedFilters, in_words


def concepts(scheme: Scheme) -> QuerySet:
    return Concept.objects.of(scheme).current().prefetch_related("labels")


class CityFilters(WagtailFilterSet):
    membership = django_filters.ChoiceFilter(
        field_name="membership__status", choices=MembershipStatus.choices, label=_("Membership")
    )
    region = django_filters.ModelChoiceFilter(queryset=lambda request: concepts(Scheme.REGION), label=_("Region"))
    without_page = django_filters.BooleanFilter(
        field_name="pages", lookup_expr="isnull", label=_("Without a page"), distinct=True
    )

    class Meta:
        model = City
        fields: list[str] = []


class MembershipFilters(WordedFilters):
    status = django_filters.ChoiceFilter(choices=MembershipStatus.choices, label=_("Status"))
    evidence = django_filters.ChoiceFilter(choices=MembershipEvidence.choices, label=_("Evidence"))

    class Meta:
        model = Membership
        fields: list[str] = []


class RoleFilters(WordedFilters):
    role = django_filters.ModelChoiceFilter(queryset=lambda request: concepts(Scheme.ROLE_KIND), label=_("Role"))
    mission = django_filters.ModelChoiceFilter(queryset=lambda request: concepts(Scheme.MISSION), label=_("Mission"))
    is_coalition = django_filters.BooleanFilter(label=_("In the Coalition itself"))

    class Meta:
        model = CityRole
        fields: list[str] = []


class OrganisationFilters(WagtailFilterSet):
    organisation_kind = django_filters.ModelChoiceFilter(
        queryset=lambda request: concepts(Scheme.ORGANISATION_KIND), label=_("Kind")
    )
    confidence = django_filters.ChoiceFilter(choices=Confidence.choices, label=_("Confidence"))

    class Meta:
        model = Organisation
        fields: list[str] = []


class ProjectFilters(WordedFilters):
    confidence = django_filters.ChoiceFilter(choices=Confidence.choices, label=_("Confidence"))

    class Meta:
        model = Project
        fields: list[str] = []


class CityViewSet(RecordViewSet):
    model, icon, menu_label = City, "globe", _("Cities")
    list_display = ["name", "country_code", "region", Column("membership", accessor="known_membership"), "slug"]
    search_fields = ["name", "slug", "names__name"]
    filterset_class = CityFilters
    edit_handler = panels.CITY

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return City.objects.select_related("region", "membership").prefetch_related("region__labels")


class MembershipViewSet(RecordViewSet):
    model, icon, menu_label = Membership, "group", _("Memberships")
    list_display = ["city", in_words("status", _("Status")), "since", "until", in_words("evidence", _("Evidence"))]
    search_fields = ["city__name", "city__slug", "evidence_note"]
    filterset_class = MembershipFilters
    edit_handler = panels.MEMBERSHIP

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Membership.objects.select_related("city")


class RoleViewSet(RecordViewSet):
    model, icon, menu_label = CityRole, "link", _("Roles of cities")
    list_display = ["city", "role", Column("object_name", label=_("In")), "since", "until", "attested_on"]
    search_fields = ["city__name", "organisation__name", "organisation__acronym", "project__name", "note"]
    filterset_class = RoleFilters
    edit_handler = panels.ROLE

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return CityRole.objects.with_objects().prefetch_related("role__labels", "mission__labels")


class OrganisationViewSet(RecordViewSet):
    model, icon, menu_label = Organisation, "home", _("Organisations")
    list_display = ["name", "acronym", "organisation_kind", "country_code", in_words("confidence", _("Confidence"))]
    search_fields = ["name", "acronym", "alternative_names", "slug"]
    filterset_class = OrganisationFilters
    edit_handler = panels.ORGANISATION

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Organisation.objects.select_related("organisation_kind").prefetch_related("organisation_kind__labels")


class ProjectViewSet(RecordViewSet):
    model, icon, menu_label = Project, "folder-open-inverse", _("Joint projects")
    list_display = ["name", "start", "end", in_words("confidence", _("Confidence"))]
    filterset_class = ProjectFilters
    search_fields = ["name", "summary", "slug"]
    edit_handler = panels.PROJECT


class Network(SnippetViewSetGroup):
    menu_label, menu_icon, menu_order = _("Network"), "globe", 300
    items = (CityViewSet, MembershipViewSet, RoleViewSet, OrganisationViewSet, ProjectViewSet)


class PrivateViewSet(ModelViewSet):
    """People: no snippets, which everybody in the admin may choose from, but records with rights of their own."""

    copy_view_enabled = False
    list_per_page = 50
    index_view_class = IndexView
    search_backend_name = None


class FocalPointViewSet(PrivateViewSet):
    model, icon, menu_label = FocalPoint, "mail", _("Focal points")
    list_display = ["name", "city", "office", "email"]
    list_filter = ["city"]
    search_fields = ["name", "office", "email", "city__name"]
    edit_handler = panels.FOCAL_POINT

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return FocalPoint.objects.select_related("city")


class StewardViewSet(PrivateViewSet):
    model, icon, menu_label = Steward, "user", _("Stewards")
    list_display = ["user", "city", "since", BooleanColumn("user.is_active", label=_("Active"))]
    list_filter = ["city"]
    search_fields = ["user__email", "user__first_name", "user__last_name", "city__name"]
    edit_handler = panels.STEWARD

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Steward.objects.select_related("user", "city")


class People(ModelViewSetGroup):
    menu_label, menu_icon, menu_order = _("People of cities"), "group", 310
    items = (StewardViewSet, FocalPointViewSet)
