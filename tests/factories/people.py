"""Those who work in the admin, by the group they belong to."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from network.base.models import User
from network.coalition import roles

PASSWORD = "secret"


def member_of(group: str) -> User:
    """`Editors` → editors@example.org, with the rights that the group has now."""
    roles.sync()
    user: User = User.objects.create_user(f"{group.replace(' ', '-').lower()}@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(member_of(group))
    return client
