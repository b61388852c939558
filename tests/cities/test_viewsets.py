"""Coordinators keep the records of cities in the admin; people are theirs alone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cities.models import City, CityRole, FocalPoint, Membership, Organisation, Project, Steward
from network.base.models import User
from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityRoleFactory,
    MembershipFactory,
    OrganisationFactory,
    ProjectFactory,
    StewardFactory,
)

pytestmark = pytest.mark.django_db
SNIPPETS = [City, Membership, CityRole, Organisation, Project]
PRIVATE = [FocalPoint, Steward]


def client_with(*permissions: str) -> Client:
    user = User.objects.create_user("coordinator@example.org", "secret")
    for permission in ("wagtailadmin.access_admin", *permissions):
        app, _dot, codename = permission.partition(".")
        user.user_permissions.add(Permission.objects.get(codename=codename, content_type__app_label=app))
    client = Client()
    client.force_login(user)
    return client


def list_of(model: type) -> str:
    name = model._meta.model_name  # type: ignore[attr-defined]
    return reverse(f"wagtailsnippets_cities_{name}:list" if model in SNIPPETS else f"{name}:index")


@pytest.fixture
def records() -> City:
    city = CityFactory.create(name="Maceió", slug="maceio")
    CityNameFactory.create(city=city, name="Maceio")
    CityNameFactory.create(city=city, language="ru", name="Масейо")
    MembershipFactory.create(city=city)
    CityRoleFactory.create(city=city, organisation=OrganisationFactory.create())
    ProjectFactory.create()
    StewardFactory.create(city=city)  # with a contact
    return city


@pytest.mark.parametrize("model", [*SNIPPETS, *PRIVATE], ids=lambda model: model.__name__)
def test_each_list_shows_finds_and_edits_its_records(records: City, model: type, admin_client: Client) -> None:
    one = model.objects.get()  # type: ignore[attr-defined]

    listed = admin_client.get(list_of(model))
    edited = admin_client.get(list_of(model) + f"edit/{one.pk}/")

    assert listed.status_code == edited.status_code == 200
    assert f"edit/{one.pk}/" in listed.content.decode()


def test_a_city_is_found_once_by_any_of_its_names(records: City, admin_client: Client) -> None:
    CityFactory.create(name="Amsterdam")

    listed = admin_client.get(list_of(City) + "?q=mace").content.decode()

    assert "Amsterdam" not in listed
    assert listed.count(f"edit/{records.pk}/") == admin_client.get(list_of(City) + "?q=maceió").content.decode().count(
        f"edit/{records.pk}/"
    )


@pytest.mark.parametrize(
    ("model", "asked", "other"),
    [
        (City, "membership=member", "membership=partner"),
        (Membership, "status=member&evidence=direct", "status=former"),
        (CityRole, "is_coalition=false", "is_coalition=true"),
        (Organisation, "confidence=seen", "confidence=memory"),
        (Project, "confidence=seen", "confidence=memory"),
    ],
)
def test_lists_can_be_narrowed(records: City, model: type, asked: str, other: str, admin_client: Client) -> None:
    mark = f"edit/{model.objects.get().pk}/"  # type: ignore[attr-defined]

    assert mark in admin_client.get(f"{list_of(model)}?{asked}").content.decode()
    assert mark not in admin_client.get(f"{list_of(model)}?{other}").content.decode()


def test_who_ended_a_membership_has_an_answer(records: City, admin_client: Client) -> None:
    membership = Membership.objects.get()
    data = {"city": records.pk, "status": "member", "since": "2019", "until": "2025", "evidence": "direct"}
    told = nested_form_data(data | {"wordings": inline_formset([])})

    admin_client.post(list_of(Membership) + f"edit/{membership.pk}/", told)

    entry = ModelLogEntry.objects.for_instance(membership).latest("timestamp")
    assert Membership.objects.get().until == "2025"
    assert (entry.action, entry.user.is_superuser) == ("wagtail.edit", True)
    assert Membership.objects.get().latest_revision is not None


@pytest.mark.parametrize("model", PRIVATE, ids=lambda model: model.__name__)
def test_people_are_kept_from_editors_and_shown_to_coordinators(records: City, model: type) -> None:
    editor = client_with("cities.change_organisation", "cities.view_city")
    assert editor.get(list_of(model)).status_code == 302
    User.objects.filter(email="coordinator@example.org").delete()

    coordinator = client_with(f"cities.change_{model._meta.model_name}")  # type: ignore[attr-defined]

    assert coordinator.get(list_of(model)).status_code == 200


def test_logs_name_no_focal_point(records: City, admin_client: Client) -> None:
    one = FocalPoint.objects.get()
    data = {"city": records.pk, "name": "Private Person", "email": "new@example.org"}

    admin_client.post(list_of(FocalPoint) + f"edit/{one.pk}/", data)

    entry = ModelLogEntry.objects.for_instance(one).get()
    assert FocalPoint.objects.get().email == "new@example.org"
    assert "Private" not in entry.label


@pytest.mark.parametrize("model", [City, CityRole, Organisation], ids=lambda model: model.__name__)
def test_lists_take_as_many_queries_for_many_as_for_few(
    records: City, model: type, admin_client: Client, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(list_of(model))
        return len(captured)

    queries()
    few = queries()
    for _number in range(5):
        CityRoleFactory.create(organisation=OrganisationFactory.create())

    assert queries() <= few
