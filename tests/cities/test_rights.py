"""Rights over records: coordinators keep them, editors organisations, nobody else people."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from cities.rights import RIGHTS
from network.base.permissions import Role


@pytest.mark.django_db
def test_every_right_is_a_permission_that_exists() -> None:
    for right in RIGHTS:
        app, _dot, codename = right.permission.partition(".")
        assert Permission.objects.filter(content_type__app_label=app, codename=codename).exists(), right


def test_people_of_cities_are_for_coordinators_only() -> None:
    private = [right for right in RIGHTS if right.permission.endswith(("focalpoint", "steward"))]

    assert len(private) == 8
    assert all(right.held_by(Role.COORDINATOR) for right in private)
    assert not any(right.held_by(role) for right in private for role in (Role.STAFF, Role.EDITOR))


def test_city_staff_hold_no_right_over_records() -> None:
    assert not any(right.held_by(Role.STAFF) for right in RIGHTS)
