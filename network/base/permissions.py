"""Who may do what: every app declares its rights as rows of one matrix; the top layer assembles groups from them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    STAFF = "city-staff", _("City staff")
    EDITOR = "editor", _("Editor")
    COORDINATOR = "coordinator", _("Coordinator")
    ADMINISTRATOR = "administrator", _("Administrator")


@dataclass(frozen=True)
class Right:
    """A Django permission as `app.codename`, and the roles that hold it. Administrators hold every right."""

    permission: str
    roles: frozenset[Role]

    def held_by(self, role: Role) -> bool:
        return role is Role.ADMINISTRATOR or role in self.roles


@dataclass(frozen=True)
class Answer:
    """Yes or no, and why: an interface shows the reason of a refusal."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(True)


def no(reason: object) -> Answer:
    return Answer(False, str(reason))
