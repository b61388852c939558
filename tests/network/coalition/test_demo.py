from __future__ import annotations

import pytest
from django.test import Client

from cities.models import Steward
from network.base.models import User
from network.base.permissions import Role
from network.coalition import demo, roles

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("seeded")
def test_each_role_has_an_account_that_reaches_the_admin() -> None:
    demo.ensure()

    for account in demo.ACCOUNTS:
        client = Client()
        assert client.login(username=account.email, password=account.password)
        assert client.get("/admin/").status_code == 200
    assert Steward.objects.get(user__email=demo.ACCOUNTS[0].email).city.slug == "maceio"


def test_each_account_has_the_rights_of_its_role_and_no_more() -> None:
    roles.sync()

    demo.ensure()

    users = {account.role: User.objects.get(email=account.email) for account in demo.ACCOUNTS}
    assert [role for role, user in users.items() if user.is_superuser] == [Role.ADMINISTRATOR]
    assert users[Role.EDITOR].groups.get().name == roles.GROUPS[Role.EDITOR]
    assert users[Role.COORDINATOR].groups.get().name == roles.GROUPS[Role.COORDINATOR]


def test_what_a_person_changed_or_deleted_stays_so() -> None:
    demo.ensure()
    staff, editor, *_ = demo.ACCOUNTS
    User.objects.get(email=staff.email).delete()
    changed = User.objects.get(email=editor.email)
    changed.set_password("my own")
    changed.save()

    demo.ensure()

    assert not User.objects.filter(email=staff.email).exists()
    assert User.objects.get(email=editor.email).check_password("my own")
    assert next(demo.log_ins()) == f"  Editor: {editor.email}  (changed)"


def test_log_ins_name_e_mail_and_password() -> None:
    assert list(demo.log_ins()) == []

    demo.ensure()

    assert list(demo.log_ins()) == [
        f"  {account.role.label}: {account.email}  {account.password}" for account in demo.ACCOUNTS
    ]
