"""One account for each role, to look around with during development; production refuses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group

from cities.models import City, Steward
from network.base.models import User
from network.base.permissions import Role
from network.coalition import roles
from network.coalition.seed.memory import Memory

DOMAIN = "demo.example.org"
CITY = "maceio"
KIND = "demo account"


@dataclass(frozen=True)
class Account:
    role: Role
    name: str
    password: str

    @property
    def email(self) -> str:
        return f"{self.role.value}@{DOMAIN}"


ACCOUNTS = (
    Account(Role.STAFF, "Staff of Maceió", "staff-of-maceio"),
    Account(Role.EDITOR, "Editor", "editor-of-texts"),
    Account(Role.COORDINATOR, "Coordinator", "coordinator-of-2024"),
    Account(Role.ADMINISTRATOR, "Administrator", "administrator-of-all"),
)


def ensure() -> None:
    """Makes the accounts that were never made; what a person changed or deleted stays so."""
    memory = Memory()
    for account in ACCOUNTS:
        if account.email not in memory.rows(KIND) and not User.objects.filter(email__iexact=account.email).exists():
            memory.remember(KIND, account.email, _made(account).pk, {})
    memory.save()


def _made(account: Account) -> User:
    is_administrator = account.role is Role.ADMINISTRATOR
    create = User.objects.create_superuser if is_administrator else User.objects.create_user
    user = create(account.email, account.password, first_name=account.name)
    user.groups.add(*Group.objects.filter(name=roles.GROUPS.get(account.role, "")))
    if account.role is Role.STAFF:
        for city in City.objects.filter(slug=CITY):
            Steward.objects.create(user=user, city=city)
    return user


def log_ins() -> Iterator[str]:
    """A line for each account that is there and active."""
    users = {user.email: user for user in User.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True)}
    for account in ACCOUNTS:
        if user := users.get(account.email):
            password = account.password if user.check_password(account.password) else "(changed)"
            yield f"  {account.role.label}: {account.email}  {password}"


def remaining() -> list[str]:
    """Addresses of demo accounts that could sign in."""
    found = User.objects.filter(email__iendswith=f"@{DOMAIN}", is_active=True).order_by("email")
    return list(found.values_list("email", flat=True))
