"""A city says of itself only what its membership evidences."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cities.models import City, Membership
from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityRoleFactory,
    FocalPointFactory,
    MembershipFactory,
    OrganisationFactory,
    ProjectFactory,
    StewardFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "until", "state", "since"),
    [
        ("member", "", "member", "2019"),
        ("member", "2024", "former", ""),
        ("partner", "", "partner", ""),
        ("unconfirmed", "", "unconfirmed", ""),
    ],
)
def test_the_state_follows_status_and_end(status: str, until: str, state: str, since: str) -> None:
    city = CityFactory.create()
    MembershipFactory.create(city=city, status=status, until=until)

    city = City.objects.get(pk=city.pk)

    assert (city.membership_state, city.member_since) == (state, since)


def test_a_city_of_which_nothing_is_known_is_unconfirmed() -> None:
    city = CityFactory.create()

    assert (city.membership_state, city.member_since, city.known_membership) == ("unconfirmed", "", None)


def test_only_evidenced_members_are_members() -> None:
    member = MembershipFactory.create()
    MembershipFactory.create(status="partner", evidence="")
    MembershipFactory.create(until="2024")

    assert list(City.objects.members()) == [member.city]


@pytest.mark.parametrize("fields", [{"evidence": ""}, {"since": "2020", "until": "2019"}])
def test_a_membership_that_cannot_be_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory.create(**fields)

    assert not Membership.objects.exists()


def test_records_are_named_by_what_they_are_and_people_not_at_all() -> None:
    city = CityFactory.create(name="Lyon", languages="fr|en")

    assert str(CityNameFactory.create(city=city, language="es", name="León")) == "León (es)"
    assert str(MembershipFactory.create(city=city)) == "Lyon: member"
    assert str(CityRoleFactory.create(city=city)) == "Lyon: Coordinator – the Coalition"
    assert str(OrganisationFactory.create(name="United Cities", acronym="UC")) == "United Cities (UC)"
    assert str(ProjectFactory.create(name="Shared Work")) == "Shared Work"
    assert "Private" not in str(FocalPointFactory.create(city=city))
    assert "@" not in str(StewardFactory.create(city=city))
    assert city.language_codes == ["fr", "en"]
